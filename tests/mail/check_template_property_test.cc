// What check_template() accepts, the Mustache library parses and renders; what the library rejects, check_template() does. The triggers refuse
// the same templates, and name the place that check_template() puts first.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <kainjow/mustache.hpp>

#include "support/database.h"

namespace {

namespace mustache = kainjow::mustache;
using Texts = std::vector<std::string>;

const Texts values = {"task", "owner", "count", "n"};
const Texts conditions = {"test", "one", "undo"};
const Texts members = {"client", "days", "warning"};  // of the list clients

std::string quoted(std::string text) {
  for (std::size_t at = 0; (at = text.find('\'', at)) != std::string::npos; at += 2) text.replace(at, 1, "''");
  return "'" + text + "'";
}

// A template of sections inside sections, well-formed: what is to be accepted.
std::string well_formed(const std::vector<unsigned>& numbers, std::size_t& at, bool in_clients, int depth) {
  const auto below = [&](std::size_t count) { return at < numbers.size() ? numbers[at++] % count : 0; };
  const auto of = [&](const Texts& texts) { return texts[below(texts.size())]; };
  std::string text;
  for (auto pieces = below(4); pieces > 0; --pieces) {
    const auto kind = below(in_clients ? 6 : 5);
    if (kind == 0) text += of({"a", "\n", " ", "}}", "{ ", "}", "ä€😀", "\r\n", "\t\n"});
    if (kind == 1) text += "{{" + of({"", " ", "\n"}) + of(values) + of({"", " ", "\n"}) + "}}";
    if (kind == 2) text += of({"{{! a note }}", "{{!}}", "{{!{{x}}", "{{!\n}}"});
    if (kind == 5) text += "{{" + of(members) + "}}";
    if (depth == 0 || kind < 3 || kind > 4) continue;
    const bool list = kind == 4 && !in_clients;
    const std::string name = list ? "clients" : of(below(2) == 0 ? values : conditions), sigil = of({"#", "^", "# "});
    text +=
        "{{" + sigil + name + "}}" + well_formed(numbers, at, in_clients || (list && sigil != "^"), depth - 1) + "{{/" + of({"", " "}) + name + "}}";
  }
  return text;
}

// What a mistake is made of.
const Texts fragments = {"{{",       "}}",          "{{{",      "}}}",       "{",         "}",         "\n",           " ",
                         "{{task}}", "{{{owner}}}", "{{& n}}",  "{{#test}}", "{{^test}}", "{{/test}}", "{{#clients}}", "{{/clients}}",
                         "{{days}}", "{{clients}}", "{{test}}", "{{nix}}",   "{{}}",      "{{#}}",     "{{/}}",        "{{=<% %>=}}",
                         "{{= =}}",  "{{=}}",       "{{>x}}",   "{{!",       "{{ ",       "{{#task}}", "{{/task}}",    "task",
                         "#test",    "/test",       "ä",        "€"};

mustache::data object(const Texts& names) {
  mustache::data made(mustache::data::type::object);
  for (const std::string& name : names) made.set(name, "<" + name + ">");
  return made;
}

mustache::data report(bool with_clients) {
  mustache::data fields = object(values);
  for (const std::string& name : conditions) fields.set(name, mustache::data(name == "test"));
  mustache::data clients(mustache::data::type::list);
  if (with_clients) clients.push_back(object(members));
  fields.set("clients", clients);
  return fields;
}

std::size_t line_of(const std::string& text, std::size_t position) { return 1 + std::count(text.begin(), text.begin() + position, '\n'); }

class Templates : public testing::Test {
 protected:
  Texts problems(const std::string& body, const char* columns = "line || ': ' || problem") {
    return extended_.rows("SELECT " + std::string(columns) + " FROM check_template('x', " + quoted(body) + ", NULL, 'report')");
  }

  void compare(const std::string& body) {
    const Texts found = problems(body);
    RC_LOG() << body << "\n";
    for (const std::string& problem : found) RC_LOG() << problem << "\n";
    mustache::mustache parsed(body);
    if (found.empty()) {
      RC_ASSERT(parsed.is_valid());
      for (const bool with_clients : {false, true}) {
        const std::string rendered = parsed.render(report(with_clients));
        RC_ASSERT(parsed.error_message().empty());
        RC_ASSERT(rendered.find("{{") == std::string::npos || body.find("{{!{{") != std::string::npos);
      }
    }
    if (constexpr std::string_view unclosed = "Unclosed tag at "; parsed.error_message().starts_with(unclosed)) {
      const std::size_t place = std::stoul(parsed.error_message().substr(unclosed.size()));
      if (body.find("{{=") == std::string::npos) {
        RC_ASSERT(std::count(found.begin(), found.end(), std::to_string(line_of(body, place)) + ": a tag is never closed; end it with }}") == 1);
      }
    }
    const std::string refused = plain_.error("BEGIN; INSERT INTO email_template (name, purpose, subject, body_text) VALUES ('x', 'report', 'x', " +
                                             quoted(body) + "); ROLLBACK");
    if (!refused.empty()) plain_.run("ROLLBACK");
    const std::string place = found.empty() ? "" : "email_template.body_text, line " + problems(body, "line").front() + ": ";
    RC_ASSERT(refused.substr(0, place.size()) == place);
    RC_ASSERT(refused.empty() == found.empty());
  }

  test::Office office_{test::Office::Holding::schema};
  test::Database extended_ = office_.open(), plain_ = office_.open_plain();
};

TEST_F(Templates, ThatAreWellFormedAreAccepted) {
  EXPECT_TRUE(rc::check([&] {
    const auto numbers = *rc::gen::container<std::vector<unsigned>>(100, rc::gen::inRange(0U, 1000U));
    std::size_t at = 0;
    const std::string body = well_formed(numbers, at, false, 4);
    compare(body);
    RC_ASSERT(problems(body).empty());
  }));
}

TEST_F(Templates, OfAnyFragmentsAreJudgedAsTheLibraryDoes) {
  EXPECT_TRUE(rc::check([&] {
    std::string body;
    for (const std::string& fragment : *rc::gen::container<Texts>(rc::gen::elementOf(fragments))) body += fragment;
    compare(body);
  }));
}

TEST_F(Templates, WithAMistakeAnywhereAreJudgedAsTheLibraryDoes) {
  EXPECT_TRUE(rc::check([&] {
    const auto numbers = *rc::gen::container<std::vector<unsigned>>(60, rc::gen::inRange(0U, 1000U));
    std::size_t at = 0;
    std::string body = well_formed(numbers, at, false, 3);
    const auto place = *rc::gen::inRange<std::size_t>(0, body.size() + 1);
    if (*rc::gen::arbitrary<bool>()) {
      body.insert(place, *rc::gen::elementOf(fragments));
    } else {
      body.erase(place, 1);
    }
    RC_PRE(extended_.value("SELECT instr(" + quoted(body) + " || char(0), char(0)) = length(" + quoted(body) + ") + 1") == "1");  // still UTF-8
    compare(body);
  }));
}

// The shipped ones, with all there is to show and with nothing.
TEST_F(Templates, ThatAreShippedRender) {
  int parts = 0;
  for (const char* part : {"subject", "body_text", "body_html"}) {
    for (const std::string& id : extended_.rows("SELECT id FROM email_template")) {
      const std::string text = extended_.value("SELECT " + std::string(part) + " FROM email_template WHERE id = " + quoted(id));
      mustache::mustache parsed(text);
      EXPECT_TRUE(parsed.is_valid()) << id << ' ' << part << ": " << parsed.error_message();
      EXPECT_EQ(parsed.render(report(true)).find("{{"), std::string::npos) << id << ' ' << part;
      ++parts;
    }
  }
  EXPECT_EQ(parts, 15);
}

}  // namespace
