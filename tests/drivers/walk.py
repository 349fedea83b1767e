"""The walk of Python's drivers: both have connections with execute()."""


def run(db, file, Error):
    """Prints what each statement of the file gives, or the words in which it is refused."""
    for statement in open(f"walk/{file}.sql", encoding="utf-8"):
        if statement.startswith("--"):
            continue
        try:
            for (value,) in db.execute(statement):
                print(value)
        except Error as error:
            print(str(error).split("Error: ")[-1])  # APSW puts its class first


def walk(plain, connect, Error):
    """plain is a connection without the extension, connect(database) makes one with it; Error is what the driver throws."""
    office = connect("office.db")
    run(office, "host", Error)
    run(office, "install", Error)
    office.execute("UPDATE client SET hubzone = ?, gross_sales = ?, gross_sales_date = ?, modified_by = ? WHERE id = ?",
                   ("Certified", 120000.5, None, "José", "acme"))
    for id, rule, question in office.execute("SELECT id, rule_id, question FROM sync_prompts(?) ORDER BY id", ("acme",)).fetchall():
        print(question)
        answer = "accept" if rule == "P8" else "decline"
        office.execute("UPDATE sync_prompts SET answer = ?, answered_by = ? WHERE id = ?", (answer, "ann", id))
    for type, date, by in office.execute("SELECT type, milestone_date, modified_by FROM milestone"):
        print(type, date, by)
    for type, reason in office.execute("SELECT type, reason FROM account_types(?)", ("kline",)):
        print(f"{type}: {'allowed' if reason is None else reason}")
    run(plain, "plain", Error)
    run(plain, "refused", Error)
    run(office, "mornings", Error)
    run(office, "sites", Error)
    run(plain, "meanwhile", Error)
    laptop = connect("laptop.db")
    run(laptop, "laptop", Error)
    run(office, "exchange", Error)
    run(laptop, "exchange", Error)
