// The walk through Go's mattn/go-sqlite3: mattn CRM_SO prints what walk.expected holds.
package main

import (
	"database/sql"
	"fmt"
	"os"
	"strings"

	"github.com/mattn/go-sqlite3"
)

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func init() {
	extension := os.Args[1]
	sql.Register("sqlite3_crm", &sqlite3.SQLiteDriver{Extensions: []string{extension}}) // load
}

func distrust(db *sql.DB) *sql.DB {
	db.SetMaxOpenConns(1) // so that the PRAGMA, which is of a connection, holds
	must(db.Exec("PRAGMA trusted_schema = OFF"))
	return db
}

func connect(database string) *sql.DB {
	return distrust(must(sql.Open("sqlite3", database)))
}

func connectLoaded(database string) *sql.DB {
	db := must(sql.Open("sqlite3_crm", database)) // load
	return distrust(db)
}

// Prints what each statement of the file gives, or the words in which it is refused.
func run(db *sql.DB, file string) {
	for _, statement := range strings.Split(string(must(os.ReadFile("walk/"+file+".sql"))), "\n") {
		if statement == "" || strings.HasPrefix(statement, "--") {
			continue
		}
		rows, err := db.Query(statement)
		for err == nil && rows.Next() {
			var value string
			if err = rows.Scan(&value); err == nil {
				fmt.Println(value)
			}
		}
		if err == nil {
			err = rows.Err()
			rows.Close()
		}
		if err != nil {
			fmt.Println(err)
		}
	}
}

type question struct {
	id         int64
	rule, text string
}

func inbox(db *sql.DB, client string) (found []question) {
	rows := must(db.Query("SELECT id, rule_id, question FROM sync_prompts(?) ORDER BY id", client))
	defer rows.Close()
	for rows.Next() {
		var q question
		must(0, rows.Scan(&q.id, &q.rule, &q.text))
		found = append(found, q)
	}
	return
}

func main() {
	db := connectLoaded("office.db")
	plain := connect("office.db")

	run(db, "host")
	run(db, "install")
	must(db.Exec("UPDATE client SET hubzone = ?, gross_sales = ?, gross_sales_date = ?, modified_by = ? WHERE id = ?", "Certified", 120000.5, nil, "José", "acme"))
	for _, q := range inbox(db, "acme") {
		fmt.Println(q.text)
		answer := "decline"
		if q.rule == "P8" {
			answer = "accept"
		}
		must(db.Exec("UPDATE sync_prompts SET answer = ?, answered_by = ? WHERE id = ?", answer, "ann", q.id))
	}
	var kind, day, by string
	must(0, db.QueryRow("SELECT type, milestone_date, modified_by FROM milestone").Scan(&kind, &day, &by))
	fmt.Println(kind, day, by)
	rows := must(db.Query("SELECT type, reason FROM account_types(?)", "kline"))
	for rows.Next() {
		var reason sql.NullString
		must(0, rows.Scan(&kind, &reason))
		if !reason.Valid {
			reason.String = "allowed"
		}
		fmt.Printf("%s: %s\n", kind, reason.String)
	}
	run(plain, "plain")
	run(plain, "refused")
	run(db, "mornings")
	run(db, "sites")
	run(plain, "meanwhile")
	laptop := connectLoaded("laptop.db")
	run(laptop, "laptop")
	run(db, "exchange")
	run(laptop, "exchange")
}
