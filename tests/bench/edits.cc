// The five kinds of edit of `tests/bench/run prompts`, and the rows that those which ask must raise.
#include "edits.h"

#include <algorithm>
#include <numeric>
#include <random>
#include <stdexcept>

namespace bench {
namespace {

// What clients.sql gives each client.
std::string client_id(int client) { return "01960000-0000-7000-8000-" + std::to_string(100000000000 + client); }
std::string name_of(int client) { return "Client " + std::to_string(client); }
int sales_of(int client) { return 1000 + client; }

Question question(int client, const std::string& rule, const std::string& text, const std::string& proposed, const std::string& field,
                  const std::string& was, const std::string& is) {
  return {client_id(client), rule, name_of(client) + text, proposed, "bob", "create milestone", field, rule, field + " = " + was, field + " = " + is};
}

Question sales_question(int client) {
  const std::string was = std::to_string(sales_of(client));
  const std::string is = std::to_string(sales_of(client) + 1);
  return question(client, "P11.sales", ": Gross Revenues/Sales are now " + is + ". Create a \"Change in Sales\" milestone?",
                  R"({"type":"Change in Sales","value":)" + is + "}", "gross_sales", was, is);
}

Question hubzone_question(int client) {
  return question(client, "P8", ": HUBZone is now Certified. Create a \"HUBZone Certification Obtained\" milestone?",
                  R"({"type":"HUBZone Certification Obtained"})", "hubzone", "'Not certified'", "'Certified'");
}

constexpr const char* set_email = "UPDATE client SET email = $1 WHERE id = $2";
constexpr const char* set_hubzone = "UPDATE client SET hubzone = $1 WHERE id = $2";
constexpr const char* set_sales = "UPDATE client SET gross_sales = $1 WHERE id = $2";

}  // namespace

const std::vector<Kind> kinds = {
    {"email", set_email,
     [](int client, int visit) -> Value { return (visit % 2 == 0 ? "mail@client" : "info@client") + std::to_string(client) + ".example"; }, nullptr},
    {"hubzone, no match", set_hubzone, [](int, int visit) -> Value { return visit % 2 == 0 ? "Applied" : "Not certified"; }, nullptr},
    {"sales, same value", set_sales, [](int client, int) -> Value { return sales_of(client); }, nullptr},
    {"sales asks", set_sales, [](int client, int) -> Value { return sales_of(client) + 1; }, sales_question},
    {"hubzone asks", set_hubzone, [](int, int) -> Value { return "Certified"; }, hubzone_question},
};

Order::Order(int clients, int transactions) : shuffled_(clients), asking_(transactions), others_(clients / edits_per_transaction - transactions) {
  if (others_ < 1) throw std::runtime_error("there are too few clients for so many repetitions");
  std::iota(shuffled_.begin(), shuffled_.end(), 1);
  std::shuffle(shuffled_.begin(), shuffled_.end(), std::mt19937_64(20250310));
}

std::vector<Edit> Order::edits(const Kind& kind, int transaction) const {
  const bool asks = kind.question != nullptr;
  const int block = asks ? transaction : asking_ + transaction % others_;
  const int visit = asks ? 0 : transaction / others_;
  std::vector<Edit> edits;
  for (int i = 0; i < edits_per_transaction; ++i) {
    const int client = shuffled_.at(block * edits_per_transaction + i);
    edits.push_back({client, client_id(client), kind.value(client, visit)});
  }
  return edits;
}

}  // namespace bench
