/* A program with sqlite-crm linked in: nothing is loaded, and every connection has it. */
#include <sqlite_crm.h>
#include <stdio.h>

static int print(void *unused, int columns, char **values, char **names) {
  (void)unused, (void)columns, (void)names;
  return printf("%s\n", values[0]) < 0;
}

int main(void) {
  sqlite3 *db;
  sqlite3_auto_extension((void (*)(void))sqlite3_crm_init);
  if (sqlite3_open(":memory:", &db) != SQLITE_OK || sqlite3_exec(db, "SELECT crm_install(); SELECT count(*) FROM crm_check()", print, 0, 0) != SQLITE_OK) {
    fprintf(stderr, "%s\n", sqlite3_errmsg(db));
    return 1;
  }
  return sqlite3_close(db) != SQLITE_OK;
}
