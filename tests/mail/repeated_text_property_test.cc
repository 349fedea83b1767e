// A text that is rendered many times is what the Mustache library makes of it each time.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "mail/repeated_text.h"

namespace {

namespace mustache = kainjow::mustache;
using Texts = std::vector<std::string>;

const std::vector<const char*> names = {"client.name", "client.email", "session.date", "warning"};

// Of values shown, and of sections with and without them; \x1f is what the marks are made of.
const Texts pieces = {"a",
                      "\n",
                      "\x1f",
                      "0",
                      "<b>",
                      "{{client.name}}",
                      "{{client.email}}",
                      "{{warning}}",
                      "{{#client.name}}{{client.name}},{{/client.name}}",
                      "{{^client.name}}nobody{{/client.name}}",
                      "{{#session.date}}\n on {{session.date}}{{^warning}} and {{client.email}}{{/warning}}\n{{/session.date}}",
                      "{{task}}",
                      "{{#task}}{{#warning}}!{{warning}}{{/warning}}{{/task}}"};
const Texts values = {"",
                      "Bolt",
                      "<Bolt & \"Sons\">",
                      "{{client.name}}",
                      "0",
                      "\x1f",
                      "\x1f"
                      "1\x1f",
                      "ä€😀\n"};

mustache::data all_fields(const Texts& given) {
  mustache::data client(mustache::data::type::object), session(mustache::data::type::object), fields(mustache::data::type::object);
  client.set("name", crm::field(given[0]));
  client.set("email", crm::field(given[1]));
  session.set("date", crm::field(given[2]));
  fields.set("client", client);
  fields.set("session", session);
  fields.set("warning", crm::field(given[3]));
  fields.set("task", "Follow <up>");
  return fields;
}

TEST(RepeatedText, IsWhatTheLibraryMakesOfItEachTime) {
  EXPECT_TRUE(rc::check([] {
    std::string text;
    for (const std::string& piece : *rc::gen::container<Texts>(rc::gen::elementOf(pieces))) text += piece;
    mustache::data common(mustache::data::type::object);
    common.set("task", "Follow <up>");
    for (const auto kind : {crm::TextTemplate::plain, crm::TextTemplate::html}) {
      crm::RepeatedText repeated(text, kind, common);
      crm::TextTemplate each_time(text, kind);
      for (int times = 0; times < 5; ++times) {
        const auto given = *rc::gen::container<Texts>(names.size(), rc::gen::elementOf(values));
        crm::FieldValues fields;
        for (std::size_t i = 0; i < names.size(); ++i) fields.emplace_back(names[i], given[i]);
        RC_ASSERT(repeated.render(fields) == each_time.render(all_fields(given)));
      }
    }
  }));
}

TEST(RepeatedText, NeedsAControlCharacterThatTheTextDoesNotHold) {
  std::string text;
  for (char c = 1; c < 0x20; ++c) text += c;
  EXPECT_THROW(crm::RepeatedText(text, crm::TextTemplate::plain), sql::Error);
  text.pop_back();
  EXPECT_EQ(crm::RepeatedText(text + "{{warning}}", crm::TextTemplate::plain).render({{"warning", "x"}}), text + "x");
}

}  // namespace
