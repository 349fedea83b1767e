// The walk through better-sqlite3, which is defensive: better_sqlite3.cjs CRM_SO prints what walk.expected holds.
const Database = require('better-sqlite3');

const [extension] = process.argv.slice(2);
const connect = (database) => {
  const db = new Database(database);
  db.pragma('trusted_schema = OFF');
  return db;
};
const connectLoaded = (database) => {
  const db = connect(database);
  db.loadExtension(extension); // load
  return db;
};
import('./walk.mjs').then(({ walk }) => walk(connect('office.db'), connectLoaded));
