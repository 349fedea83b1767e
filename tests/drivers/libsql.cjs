// The walk through libsql: libsql.cjs CRM_SO DATABASE prints what walk.expected holds.
const Database = require('libsql');

const [extension, database] = process.argv.slice(2);
const connect = () => {
  const db = new Database(database);
  db.exec('PRAGMA trusted_schema = OFF');
  return db;
};
const db = connect();
db.loadExtension(extension); // load
import('./walk.mjs').then(({ walk }) => walk(db, connect()));
