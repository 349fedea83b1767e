// The writer of letters by itself, so that the sanitizers see it meet odd texts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <sstream>

#include "mail/encode.h"
#include "mail/message.h"
#include "mail/text.h"
#include "sqlite/error.h"

namespace {

using crm::mail::Mailbox;
using crm::mail::Message;

const Mailbox sender = crm::mail::parse_mailbox("SBDC <office@sbdc.example>");

std::string problem_of(const std::string& address) {
  try {
    crm::mail::parse_mailbox(address);
    return "";
  } catch (const sql::Error& e) {
    return e.what();
  }
}

bool are_short_lines(const std::string& text, std::size_t most) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.size() > most + 1 || line.empty() || line.back() != '\r') return false;
  }
  return crm::mail::is_ascii(text);
}

std::size_t longest_line(const std::string& text) {
  std::istringstream lines(text);
  std::size_t longest = 0;
  for (std::string line; std::getline(lines, line);) longest = std::max(longest, line.size());
  return longest;
}

// What a reader makes of it (RFC 2045).
std::string read_quoted_printable(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '=' && text.substr(i, 3) != "=\r\n") {
      out += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
      i += 2;
    } else if (text[i] == '=') {
      i += 2;
    } else if (text[i] != '\r') {
      out += text[i];
    }
  }
  return out;
}

TEST(Address, WithAndWithoutAName) {
  EXPECT_EQ(crm::mail::parse_mailbox(" ann@acme.example ").address, "ann@acme.example");
  EXPECT_EQ(crm::mail::parse_mailbox("Ann Archer <ann@acme.example>").name, "Ann Archer");
  EXPECT_EQ(crm::mail::parse_mailbox(R"("Archer, \"Ann\"" <ann@acme.example>)").name, R"(Archer, "Ann")");
  EXPECT_EQ(crm::mail::parse_mailbox("<ann@bücher.example>").address, "ann@xn--bcher-kva.example");
}

TEST(Address, ThatIsNone) {
  for (const char* address : {"", " ", "ann", "@acme.example", "ann@", "<>", ">", "<", "ann@acme.example>", "Archer, Ann <ann@acme.example>",
                              "a@b.example <ann@acme.example>", "ann@acme_.example", "ann@.example", "ann@example.", "\"ann\"@acme.example",
                              "ann @acme.example", "ann@acme.example\r\nBcc: x@y.example", "zoë@acme.example", "\xff@acme.example"}) {
    EXPECT_NE(problem_of(address), "") << address;
  }
  EXPECT_NE(problem_of(std::string("ann\0@acme.example", 17)), "");
}

RC_GTEST_PROP(Address, AnyTextIsAnAddressOrRefused, (const std::string& text)) {
  for (const std::string& address : {text, text + "@acme.example", "ann@" + text, text + " <ann@acme.example>"}) {
    if (!problem_of(address).empty()) continue;
    const Mailbox mailbox = crm::mail::parse_mailbox(address);
    RC_ASSERT(crm::mail::is_ascii(mailbox.address));
    RC_ASSERT(!crm::mail::has_control(mailbox.address + mailbox.name));
    RC_ASSERT(mailbox.address.find_first_of(" <>,") == std::string::npos);
  }
}

RC_GTEST_PROP(QuotedPrintable, GivesBackAnyBytes, (std::string text)) {
  std::erase(text, '\r');  // line ends are line ends, however they are written
  const std::string encoded = crm::mail::quoted_printable(text);
  RC_ASSERT(are_short_lines(encoded, 76));
  const std::string ended = text.empty() || text.ends_with('\n') ? text : text + '\n';
  RC_ASSERT(read_quoted_printable(encoded) == ended);
}

TEST(QuotedPrintable, KeepsWhatMailersSpoil) {
  EXPECT_EQ(crm::mail::quoted_printable("From x\n.\nend \n\ta=b\r\n"), "=46rom x\r\n=2E\r\nend=20\r\n\ta=3Db\r\n");
  EXPECT_EQ(crm::mail::quoted_printable("a\rb"), "a=0Db\r\n");
}

TEST(Header, IsEncodedWhereItMustBe) {
  EXPECT_EQ(crm::mail::header("Subject", "Hello"), "Subject: Hello\r\n");
  EXPECT_EQ(crm::mail::header("Subject", "Zoë"), "Subject: =?utf-8?B?Wm/Dqw==?=\r\n");
  EXPECT_THAT(crm::mail::header("Subject", "=?utf-8?B?QQ==?="), testing::Not(testing::HasSubstr("QQ==?=\r\n")));
  EXPECT_TRUE(are_short_lines(crm::mail::header("Subject", std::string(5000, 'x')), 76));
}

RC_GTEST_PROP(Letter, OfAnyMessageHasHeadersAndShortLinesOfAscii, (const std::string& name, const std::string& subject, const std::string& body)) {
  Message message;
  message.id = 7;
  message.to_address = "\"" + name + "\" <ann@acme.example>";
  message.subject = subject;
  message.body_text = body;
  message.body_html = body;
  message.list_mail = true;
  message.created_at = "2025-03-10 09:00:00";
  try {
    const crm::mail::Letter letter = crm::mail::write_letter(message, sender, "https://sbdc.example/{address}", "2025-03-10 09:00:00");
    RC_ASSERT(longest_line(letter.text) <= 998U);
    RC_ASSERT(crm::mail::is_ascii(letter.text));
    RC_ASSERT(letter.to == "ann@acme.example");
    const std::string head = letter.text.substr(0, letter.text.find("\r\n\r\n"));
    RC_ASSERT(head.find("\r\nMIME-Version: 1.0\r\n") != std::string::npos);
  } catch (const sql::Error&) {
    const std::string all = name + subject + body;  // only what is not valid is refused
    bool plain = crm::mail::is_ascii(all) && !crm::mail::has_control(all) && name.find_first_of("\"\\<") == std::string::npos && name.size() < 900;
    RC_ASSERT(!plain);
  }
}

TEST(Letter, KeepsItsMessageId) {
  Message message;
  message.id = 7;
  message.to_address = "ann@acme.example";
  message.created_at = "2025-03-10 09:00:00";
  const std::string id = crm::mail::message_id_of(message, sender);
  EXPECT_EQ(crm::mail::message_id_of(message, sender), id);
  EXPECT_THAT(id, testing::MatchesRegex("<7\\.20250310090000\\.[0-9a-f]+@sbdc\\.example>"));
  message.message_id = "<kept@sbdc.example>";
  EXPECT_EQ(crm::mail::write_letter(message, sender, "", "2025-03-11 09:00:00").message_id, "<kept@sbdc.example>");
  for (const char* wrong : {"", "kept@sbdc.example", "<a b@c>", "<a@b>\r\nX: y>", "<a>", "<a@b><c@d>"}) {
    message.message_id = wrong;
    EXPECT_THROW(crm::mail::write_letter(message, sender, "", "2025-03-11 09:00:00"), sql::Error) << wrong;
  }
}

TEST(Text, OfUtf8) {
  for (const char* wrong :
       {"\x80", "\xc0\x80", "\xc3", "\xe0\x80\x80", "\xed\xa0\x80", "\xf0\x80\x80\x80", "\xf4\x90\x80\x80", "\xff", "a\xe2\x82"}) {
    EXPECT_THROW(crm::mail::require_utf8(wrong, "x"), sql::Error);
  }
  EXPECT_NO_THROW(crm::mail::require_utf8("aé€😀", "x"));
  EXPECT_EQ(crm::mail::readable("a\nb\xff\t c"), "a b?  c");
}

}  // namespace
