// Batches: the log of this site becomes one, and their changes are read again when one must know what a neighbour has not confirmed yet.
#pragma once

#include <functional>
#include <unordered_map>

#include "sync/batch_writer.h"

namespace crm::sync {

// Which entries of the log a batch is made of: all, or those listed in temp.sync_aside, or the others.
enum class Entries { all, aside, others };

void add_log(sql::Connection& connection, Tables& tables, BatchWriter& batch, Entries entries);
// Makes a batch of these entries. They stay in the log: empty_log() when all batches are made.
void make_batch(sql::Connection& connection, Tables& tables, const Batch& batch, Entries entries);
void empty_log(sql::Connection& connection);

// Before a file is read or written: what is in the log is this site's own work.
void close_log(sql::Connection& connection, Tables& tables, const std::string& own_code);
void close_log(sql::Connection& connection, const std::string& own_code);  // where the tables are not needed afterwards

// Calls back for each change of the batches after a number, in their order.
void each_change(sql::Connection& connection, std::int64_t after, const std::function<void(std::int64_t batch, const Batch&, Change&)>& use);

}  // namespace crm::sync
