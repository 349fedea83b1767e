// The walk through Rust's rusqlite: rusqlite CRM_SO prints what walk.expected holds.
use rusqlite::{config::DbConfig, params, types::Value, Connection, Error, Result};

fn connect(database: &str) -> Result<Connection> {
    let db = Connection::open(database)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    Ok(db)
}

fn connect_loaded(database: &str, extension: &str) -> Result<Connection> {
    let db = connect(database)?;
    unsafe {
        db.load_extension_enable()?; // load
        db.load_extension(extension, None::<&str>)?; // load
    }
    db.load_extension_disable()?;
    Ok(db)
}

fn values(db: &Connection, statement: &str) -> Result<Vec<Value>> {
    db.prepare(statement)?.query_map([], |row| row.get(0))?.collect()
}

/// Prints what each statement of the file gives, or the words in which it is refused.
fn run(db: &Connection, file: &str) {
    let statements = std::fs::read_to_string(format!("walk/{file}.sql")).expect("a file of the walk");
    for statement in statements.lines().filter(|line| !line.starts_with("--")) {
        match values(db, statement) {
            Ok(values) => values.into_iter().for_each(|value| match value {
                Value::Integer(number) => println!("{number}"),
                Value::Text(text) => println!("{text}"),
                other => println!("{other:?}"),
            }),
            Err(Error::SqliteFailure(_, Some(reason))) => println!("{reason}"),
            Err(error) => println!("{error}"),
        }
    }
}

fn main() -> Result<()> {
    let extension = std::env::args().nth(1).expect("the path of crm.so");
    let db = connect_loaded("office.db", &extension)?;
    let plain = connect("office.db")?;

    run(&db, "host");
    run(&db, "install");
    db.execute(
        "UPDATE client SET hubzone = ?, gross_sales = ?, gross_sales_date = ?, modified_by = ? WHERE id = ?",
        params!["Certified", 120000.5, None::<String>, "José", "acme"],
    )?;
    let mut inbox = db.prepare("SELECT id, rule_id, question FROM sync_prompts(?) ORDER BY id")?;
    let asked: Vec<(i64, String, String)> =
        inbox.query_map(["acme"], |row| Ok((row.get("id")?, row.get("rule_id")?, row.get("question")?)))?.collect::<Result<_>>()?;
    for (id, rule, question) in asked {
        println!("{question}");
        let answer = if rule == "P8" { "accept" } else { "decline" };
        db.execute("UPDATE sync_prompts SET answer = ?, answered_by = ? WHERE id = ?", params![answer, "ann", id])?;
    }
    let made: (String, String, String) =
        db.query_row("SELECT type, milestone_date, modified_by FROM milestone", [], |row| row.try_into())?;
    println!("{} {} {}", made.0, made.1, made.2);
    let mut types = db.prepare("SELECT type, reason FROM account_types(?)")?;
    let mut rows = types.query(["kline"])?;
    while let Some(row) = rows.next()? {
        let reason: Option<String> = row.get("reason")?;
        println!("{}: {}", row.get::<_, String>("type")?, reason.unwrap_or("allowed".into()));
    }
    run(&plain, "plain");
    run(&plain, "refused");
    run(&db, "mornings");
    run(&db, "sites");
    run(&plain, "meanwhile");
    let laptop = connect_loaded("laptop.db", &extension)?;
    run(&laptop, "laptop");
    run(&db, "exchange");
    run(&laptop, "exchange");
    Ok(())
}
