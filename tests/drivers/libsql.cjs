// The walk through libsql: libsql.cjs CRM_SO prints what walk.expected holds.
const Database = require('libsql');

const [extension] = process.argv.slice(2);
const connect = (database) => {
  const db = new Database(database);
  db.exec('PRAGMA trusted_schema = OFF');
  return db;
};
const connectLoaded = (database) => {
  const db = connect(database);
  db.loadExtension(extension); // load
  return db;
};
import('./walk.mjs').then(({ walk }) => walk(connect('office.db'), connectLoaded));
