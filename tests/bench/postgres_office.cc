// PostgreSQL's side of `tests/bench/run prompts`; the server is started and stopped by tests/bench/run.
#include "postgres_office.h"

#include <chrono>
#include <stdexcept>

#include "files.h"

namespace bench {
namespace {

std::string text_of(const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  return std::get<std::string>(value);
}

using Result = std::unique_ptr<PGresult, void (*)(PGresult*)>;

}  // namespace

PostgresOffice::PostgresOffice(const std::string& conninfo, const Order& order, int clients)
    : connection_(PQconnectdb(conninfo.c_str()), PQfinish), order_(order), transactions_(kinds.size()) {
  if (PQstatus(connection_.get()) != CONNECTION_OK) throw std::runtime_error(PQerrorMessage(connection_.get()));
  run(read_file(BENCH_SOURCE "/postgres_office.sql"));
  std::string fill = read_file(BENCH_SOURCE "/clients.sql");
  fill.replace(fill.find("$1"), 2, std::to_string(clients));
  run(fill);
  run(read_file(BENCH_SOURCE "/postgres_rules.sql"));
  run("VACUUM ANALYZE");
  run("CHECKPOINT");
  for (const Kind& kind : kinds) {
    const Result prepared(PQprepare(connection_.get(), kind.name, kind.update, 2, nullptr), PQclear);
    if (PQresultStatus(prepared.get()) != PGRES_COMMAND_OK) throw std::runtime_error(PQerrorMessage(connection_.get()));
  }
}

void PostgresOffice::run(const std::string& text) const {
  const Result result(PQexec(connection_.get(), text.c_str()), PQclear);
  if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) throw std::runtime_error(PQerrorMessage(connection_.get()));
}

double PostgresOffice::edit(const Kind& kind) {
  const std::vector<Edit> edits = order_.edits(kind, transactions_[&kind - kinds.data()]++);
  std::vector<std::string> values;
  for (const Edit& edit : edits) values.push_back(text_of(edit.value));
  PGconn* connection = connection_.get();

  const auto start = std::chrono::steady_clock::now();
  PQenterPipelineMode(connection);
  PQsendQueryParams(connection, "BEGIN", 0, nullptr, nullptr, nullptr, nullptr, 0);
  for (std::size_t i = 0; i < edits.size(); ++i) {
    const char* parameters[] = {values[i].c_str(), edits[i].client_id.c_str()};
    PQsendQueryPrepared(connection, kind.name, 2, parameters, nullptr, nullptr, 0);
  }
  PQsendQueryParams(connection, "COMMIT", 0, nullptr, nullptr, nullptr, nullptr, 0);
  PQpipelineSync(connection);
  for (bool synchronized = false; !synchronized;) {
    const Result result(PQgetResult(connection), PQclear);
    if (result == nullptr) continue;  // between the results of two statements
    const ExecStatusType status = PQresultStatus(result.get());
    synchronized = status == PGRES_PIPELINE_SYNC;
    if (!synchronized && status != PGRES_COMMAND_OK) throw std::runtime_error(PQerrorMessage(connection));
  }
  PQexitPipelineMode(connection);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void PostgresOffice::verify() const {
  const Result result(PQexec(connection_.get(), "SELECT rule_id, count(*) FROM prompt WHERE answer IS NULL AND withdrawn_at IS NULL GROUP BY 1"),
                      PQclear);
  for (const Kind& kind : kinds) {
    if (kind.question == nullptr) continue;
    long found = 0;
    for (int row = 0; row < PQntuples(result.get()); ++row) {
      if (kind.question(1)[1] == PQgetvalue(result.get(), row, 0)) found = std::stol(PQgetvalue(result.get(), row, 1));
    }
    if (found != 1L * transactions_[&kind - kinds.data()] * edits_per_transaction) {
      throw std::runtime_error(std::string("PostgreSQL did not raise a question for each edit: ") + kind.name);
    }
  }
}

}  // namespace bench
