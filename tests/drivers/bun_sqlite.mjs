// The walk through bun:sqlite: bun_sqlite.mjs CRM_SO prints what walk.expected holds.
import { Database } from 'bun:sqlite';
import { walk } from './walk.mjs';

const [extension] = process.argv.slice(2);
const connect = (database) => {
  const db = new Database(database);
  db.run('PRAGMA trusted_schema = OFF');
  return db;
};
const connectLoaded = (database) => {
  const db = connect(database);
  db.loadExtension(extension); // load
  return db;
};
walk(connect('office.db'), connectLoaded);
