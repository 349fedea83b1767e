// The walk through Java's Xerial JDBC: java xerial.java CRM_SO prints what walk.expected holds.
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

class Xerial {
  static Connection connect(String database) throws SQLException {
    var config = new SQLiteConfig();
    config.enableLoadExtension(true); // load
    var db = DriverManager.getConnection("jdbc:sqlite:" + database, config.toProperties());
    db.createStatement().execute("PRAGMA trusted_schema = OFF");
    return db;
  }

  static Connection connectLoaded(String database, String extension) throws SQLException {
    var db = connect(database);
    db.createStatement().execute("SELECT load_extension('" + extension + "')"); // load
    return db;
  }

  // Prints what each statement of the file gives, or the words in which it is refused.
  static void run(Connection db, String file) throws Exception {
    for (var sql : Files.readAllLines(Path.of("walk", file + ".sql"))) {
      if (sql.startsWith("--")) continue;
      try (var statement = db.createStatement()) {
        if (!statement.execute(sql)) continue;
        for (var rows = statement.getResultSet(); rows.next(); ) System.out.println(rows.getString(1));
      } catch (SQLException e) {
        System.out.println(e.getMessage().replaceFirst("(?s)^\\[SQLITE_\\w+\\].*?\\((.*)\\)$", "$1")); // [CODE] what the code means (the reason)
      }
    }
  }

  public static void main(String[] arguments) throws Exception {
    System.setOut(new PrintStream(System.out, true, "UTF-8"));
    var extension = arguments[0];
    try (var db = connectLoaded("office.db", extension); var plain = connect("office.db")) {
      run(db, "host");
      run(db, "install");
      try (var edit = db.prepareStatement("UPDATE client SET hubzone = ?, gross_sales = ?, gross_sales_date = ?, modified_by = ? WHERE id = ?")) {
        edit.setString(1, "Certified");
        edit.setDouble(2, 120000.5);
        edit.setNull(3, java.sql.Types.VARCHAR);
        edit.setString(4, "José");
        edit.setString(5, "acme");
        edit.executeUpdate();
      }
      try (var inbox = db.prepareStatement("SELECT id, rule_id, question FROM sync_prompts(?) ORDER BY id");
          var answer = db.prepareStatement("UPDATE sync_prompts SET answer = ?, answered_by = ? WHERE id = ?")) {
        inbox.setString(1, "acme");
        for (var rows = inbox.executeQuery(); rows.next(); ) {
          System.out.println(rows.getString("question"));
          answer.setString(1, rows.getString("rule_id").equals("P8") ? "accept" : "decline");
          answer.setString(2, "ann");
          answer.setLong(3, rows.getLong("id"));
          answer.executeUpdate();
        }
      }
      try (var made = db.createStatement()) {
        for (var rows = made.executeQuery("SELECT type, milestone_date, modified_by FROM milestone"); rows.next(); ) {
          System.out.println(rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3));
        }
      }
      try (var types = db.prepareStatement("SELECT type, reason FROM account_types(?)")) {
        types.setString(1, "kline");
        for (var rows = types.executeQuery(); rows.next(); ) {
          var reason = rows.getString("reason");
          System.out.println(rows.getString("type") + ": " + (reason == null ? "allowed" : reason));
        }
      }
      run(plain, "plain");
      run(plain, "refused");
      run(db, "mornings");
      run(db, "sites");
      run(plain, "meanwhile");
      try (var laptop = connectLoaded("laptop.db", extension)) {
        run(laptop, "laptop");
        run(db, "exchange");
        run(laptop, "exchange");
      }
    }
  }
}
