// The walk through better-sqlite3, which is defensive: better_sqlite3.cjs CRM_SO DATABASE prints what walk.expected holds.
const Database = require('better-sqlite3');

const [extension, database] = process.argv.slice(2);
const connect = () => {
  const db = new Database(database);
  db.pragma('trusted_schema = OFF');
  return db;
};
const db = connect();
db.loadExtension(extension); // load
import('./walk.mjs').then(({ walk }) => walk(db, connect()));
