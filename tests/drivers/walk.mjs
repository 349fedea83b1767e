// The walk of the JavaScript drivers, which agree on prepare(), all() and run().
import { readFileSync } from 'node:fs';

const rows = (statement) => (statement.reader === false ? void statement.run() : statement.all()) ?? []; // better-sqlite3 wants to know

// Prints what each statement of the file gives, or the words in which it is refused.
function run(db, file) {
  for (const statement of readFileSync(`walk/${file}.sql`, 'utf8').split('\n')) {
    if (statement === '' || statement.startsWith('--')) continue;
    try {
      for (const row of rows(db.prepare(statement))) console.log(Object.values(row)[0]);
    } catch (error) {
      console.log(error.message);
    }
  }
}

// plain is a connection without the extension, connect(database) makes one with it.
export function walk(plain, connect) {
  const office = connect('office.db');
  run(office, 'host');
  run(office, 'install');
  office
    .prepare('UPDATE client SET hubzone = ?, gross_sales = ?, gross_sales_date = ?, modified_by = ? WHERE id = ?')
    .run('Certified', 120000.5, null, 'José', 'acme');
  const answer = office.prepare('UPDATE sync_prompts SET answer = ?, answered_by = ? WHERE id = ?');
  for (const { id, rule_id, question } of office.prepare('SELECT id, rule_id, question FROM sync_prompts(?) ORDER BY id').all('acme')) {
    console.log(question);
    answer.run(rule_id === 'P8' ? 'accept' : 'decline', 'ann', id);
  }
  for (const { type, milestone_date, modified_by } of office.prepare('SELECT type, milestone_date, modified_by FROM milestone').all()) {
    console.log(`${type} ${milestone_date} ${modified_by}`);
  }
  for (const { type, reason } of office.prepare('SELECT type, reason FROM account_types(?)').all('kline')) {
    console.log(`${type}: ${reason ?? 'allowed'}`);
  }
  run(plain, 'plain');
  run(plain, 'refused');
  run(office, 'mornings');
  run(office, 'sites');
  run(plain, 'meanwhile');
  const laptop = connect('laptop.db');
  run(laptop, 'laptop');
  run(office, 'exchange');
  run(laptop, 'exchange');
}
