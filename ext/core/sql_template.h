// Turns a file of schema/, sql/ or triggers/ into the SQL that is executed. The files are Mustache templates, so that one readable
// text serves many tables or rules:
//
//   {{name}}                       an expression of schema/macros.sql, or a column of the row at hand
//   {{#name}}column{{/name}}       an expression of schema/macros.sql, about that column; macros may use those above them
//   /*each row <query> */          a list: {{#row}} ... {{/row}} stands once for each row of the query
//   /*each field of row <query> */ a list inside a list: the query runs for each row, whose columns are its :parameters
//   /*part name <text> */          {{>name}} stands for the text
//
// In lists, NULL and 0 are false for {{#column}} ... {{/column}}. Nothing is escaped: queries quote with quote() and replace().
#pragma once

#include <string>
#include <vector>

#include "core/embedded.h"
#include "sqlite/connection.h"

namespace crm {

// The text of a file with everything filled in, from the database as it is now.
std::string fill_in(const sql::Connection& connection, const SqlFile& file);

// The statements of a text, each without the comments before it and the semicolon behind it: as sqlite_schema keeps them.
std::vector<std::string> statements_of(std::string_view text);

}  // namespace crm
