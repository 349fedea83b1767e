// The walk through bun:sqlite: bun_sqlite.mjs CRM_SO DATABASE prints what walk.expected holds.
import { Database } from 'bun:sqlite';
import { walk } from './walk.mjs';

const [extension, database] = process.argv.slice(2);
const connect = () => {
  const db = new Database(database);
  db.run('PRAGMA trusted_schema = OFF');
  return db;
};
const db = connect();
db.loadExtension(extension); // load
walk(db, connect());
