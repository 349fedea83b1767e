# The walk through Tcl's sqlite3: sqlite3.tcl CRM_SO prints what walk.expected holds.
package require sqlite3
encoding system utf-8
fconfigure stdout -encoding utf-8

proc connect {name database} {
  sqlite3 $name $database
  $name config trusted_schema 0
  $name config defensive 1
}

# Prints what each statement of the file gives, or the words in which it is refused.
proc run {db file} {
  set statements [open walk/$file.sql]
  while {[gets $statements statement] >= 0} {
    if {[string match --* $statement]} continue
    if {[catch {foreach value [$db eval $statement] {puts $value}} refusal]} {puts $refusal}
  }
  close $statements
}

proc load_into {db} {
  lassign $::argv extension
  $db enable_load_extension 1 ;# load
  $db eval {SELECT load_extension($extension)} ;# load
}

connect db office.db
connect plain office.db
load_into db

run db host
run db install
set sales 120000.5
set by José
db eval {UPDATE client SET hubzone = 'Certified', gross_sales = $sales, gross_sales_date = $nothing, modified_by = $by WHERE id = 'acme'}
set client acme
foreach {id rule question} [db eval {SELECT id, rule_id, question FROM sync_prompts($client) ORDER BY id}] {
  puts $question
  set answer [expr {$rule eq "P8" ? "accept" : "decline"}]
  db eval {UPDATE sync_prompts SET answer = $answer, answered_by = 'ann' WHERE id = $id}
}
db eval {SELECT type, milestone_date AS day, modified_by AS by FROM milestone} {puts "$type $day $by"}
db nullvalue allowed
db eval {SELECT type, reason FROM account_types('kline')} {puts "$type: $reason"}
run plain plain
run plain refused
run db mornings
run db sites
run plain meanwhile
connect laptop laptop.db
load_into laptop
run laptop laptop
run db exchange
run laptop exchange
