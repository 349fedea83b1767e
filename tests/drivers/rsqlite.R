# The walk through R's RSQLite: rsqlite.R CRM_SO prints what walk.expected holds.
library(RSQLite)

connect <- function(database) {
  db <- dbConnect(SQLite(), database, loadable.extensions = TRUE) # load
  dbExecute(db, "PRAGMA trusted_schema = OFF")
  db
}

# Prints what each statement of the file gives, or the words in which it is refused.
run <- function(db, file) {
  for (statement in readLines(file.path("walk", paste0(file, ".sql")), encoding = "UTF-8")) {
    if (startsWith(statement, "--")) next
    tryCatch(cat(paste0(unlist(suppressWarnings(dbGetQuery(db, statement))), recycle0 = TRUE, "\n"), sep = ""), error = function(e) cat(conditionMessage(e), "\n", sep = ""))
  }
}

extension <- commandArgs(trailingOnly = TRUE)[1]
connect_loaded <- function(database) {
  db <- connect(database)
  dbGetQuery(db, "SELECT load_extension(?)", list(extension)) # load
  db
}

db <- connect_loaded("office.db")
plain <- connect("office.db")

run(db, "host")
run(db, "install")
dbExecute(db, "UPDATE client SET hubzone = ?, gross_sales = ?, gross_sales_date = ?, modified_by = ? WHERE id = ?",
          list("Certified", 120000.5, NA, "José", "acme")) |> invisible()
asked <- dbGetQuery(db, "SELECT id, rule_id, question FROM sync_prompts(?) ORDER BY id", list("acme"))
for (i in seq_len(nrow(asked))) {
  cat(asked$question[i], "\n", sep = "")
  dbExecute(db, "UPDATE sync_prompts SET answer = ?, answered_by = ? WHERE id = ?",
            list(if (asked$rule_id[i] == "P8") "accept" else "decline", "ann", asked$id[i]))
}
with(dbGetQuery(db, "SELECT type, milestone_date, modified_by FROM milestone"), cat(paste0(paste(type, milestone_date, modified_by), "\n"), sep = ""))
with(dbGetQuery(db, "SELECT type, reason FROM account_types(?)", list("kline")),
     cat(paste0(type, ": ", ifelse(is.na(reason), "allowed", reason), "\n"), sep = ""))
run(plain, "plain")
run(plain, "refused")
run(db, "mornings")
run(db, "sites")
run(plain, "meanwhile")
laptop <- connect_loaded("laptop.db")
run(laptop, "laptop")
run(db, "exchange")
run(laptop, "exchange")
for (connection in list(db, plain, laptop)) dbDisconnect(connection)
