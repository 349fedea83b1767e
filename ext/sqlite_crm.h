/* For programs that link sqlite-crm in (libcrm.a, compiled with SQLITE_CORE) instead of loading crm.so:
**
**   sqlite3_auto_extension((void (*)(void))sqlite3_crm_init);   every connection opened from now on has it
**   sqlite3_crm_init(db, &error, 0);                            or one; *error is freed with sqlite3_free()
**
** cc program.c libcrm.a libdate-tz.so.3 libsodium.so.23 libzstd.so.1 -lsqlite3 -lstdc++ -lm   or, of the system: -ldate-tz -lsodium -lzstd
*/
#ifndef SQLITE_CRM_H
#define SQLITE_CRM_H

#include <sqlite3.h>

#ifdef __cplusplus
extern "C" {
#endif

struct sqlite3_api_routines;

/* SQLITE_OK, or an error code and a sentence in *error, which may be a null pointer. A second call for the same connection changes nothing. */
int sqlite3_crm_init(sqlite3 *db, char **error, const struct sqlite3_api_routines *api);

#ifdef __cplusplus
}
#endif

#endif
