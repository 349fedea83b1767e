# The walk through Ruby's sqlite3: sqlite3.rb CRM_SO prints what walk.expected holds.
require 'sqlite3'

def connect(database)
  db = SQLite3::Database.new(database)
  db.execute('PRAGMA trusted_schema = OFF')
  db
end

# Prints what each statement of the file gives, or the words in which it is refused.
def run(db, file)
  File.foreach("walk/#{file}.sql", encoding: 'utf-8') do |statement|
    next if statement.start_with?('--')
    db.execute(statement) { |value,| puts value }
  rescue SQLite3::Exception => e
    puts e.message
  end
end

def connect_loaded(database)
  extension, = ARGV
  db = connect(database)
  db.enable_load_extension(true) # load
  db.load_extension(extension) # load
  db
end

db, plain = connect_loaded('office.db'), connect('office.db')

run(db, 'host')
run(db, 'install')
db.execute('UPDATE client SET hubzone = ?, gross_sales = ?, gross_sales_date = ?, modified_by = ? WHERE id = ?', ['Certified', 120000.5, nil, 'José', 'acme'])
db.execute('SELECT id, rule_id, question FROM sync_prompts(?) ORDER BY id', ['acme']).each do |id, rule, question|
  puts question
  db.execute('UPDATE sync_prompts SET answer = ?, answered_by = ? WHERE id = ?', [rule == 'P8' ? 'accept' : 'decline', 'ann', id])
end
db.execute('SELECT type, milestone_date, modified_by FROM milestone') { |milestone| puts milestone.join(' ') }
db.execute('SELECT type, reason FROM account_types(?)', ['kline']) { |type, reason| puts "#{type}: #{reason || 'allowed'}" }
run(plain, 'plain')
run(plain, 'refused')
run(db, 'mornings')
run(db, 'sites')
run(plain, 'meanwhile')
laptop = connect_loaded('laptop.db')
run(laptop, 'laptop')
run(db, 'exchange')
run(laptop, 'exchange')
