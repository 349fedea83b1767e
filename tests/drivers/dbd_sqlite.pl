# The walk through Perl's DBD::SQLite: dbd_sqlite.pl CRM_SO prints what walk.expected holds.
use strict;
use warnings;
use utf8;
use DBI;
use DBD::SQLite::Constants ':database_connection_configuration_options';
binmode STDOUT, ':utf8';

sub connect_to {
  my $db = DBI->connect("dbi:SQLite:dbname=$_[0]", '', '', {RaiseError => 1, PrintError => 0, sqlite_unicode => 1});
  $db->do('PRAGMA trusted_schema = OFF');
  $db->sqlite_db_config(SQLITE_DBCONFIG_DEFENSIVE, 1);
  return $db;
}

# Prints what each statement of the file gives, or the words in which it is refused.
sub run {
  my ($db, $file) = @_;
  open my $statements, '<:utf8', "walk/$file.sql" or die "walk/$file.sql: $!";
  while (my $statement = <$statements>) {
    next if $statement =~ /^--/;
    my $query = $db->prepare($statement);
    if (!eval { $query->execute }) {
      print $db->errstr, "\n";
    } elsif ($query->{NUM_OF_FIELDS}) {
      print "$_->[0]\n" for @{$query->fetchall_arrayref};
    }
  }
}

my ($extension) = @ARGV;
sub connect_loaded {
  my $db = connect_to(@_);
  $db->sqlite_enable_load_extension(1); # load
  $db->sqlite_load_extension($extension); # load
  return $db;
}

my ($db, $plain) = (connect_loaded('office.db'), connect_to('office.db'));

run($db, 'host');
run($db, 'install');
$db->do('UPDATE client SET hubzone = ?, gross_sales = ?, gross_sales_date = ?, modified_by = ? WHERE id = ?', {}, 'Certified', 120000.5, undef, 'José', 'acme');
for my $asked (@{$db->selectall_arrayref('SELECT id, rule_id, question FROM sync_prompts(?) ORDER BY id', {Slice => {}}, 'acme')}) {
  print "$asked->{question}\n";
  my $answer = $asked->{rule_id} eq 'P8' ? 'accept' : 'decline';
  $db->do('UPDATE sync_prompts SET answer = ?, answered_by = ? WHERE id = ?', {}, $answer, 'ann', $asked->{id});
}
print "@$_\n" for @{$db->selectall_arrayref('SELECT type, milestone_date, modified_by FROM milestone')};
for (@{$db->selectall_arrayref('SELECT type, reason FROM account_types(?)', {}, 'kline')}) {
  my ($type, $reason) = @$_;
  print "$type: ", $reason // 'allowed', "\n";
}
run($plain, 'plain');
run($plain, 'refused');
run($db, 'mornings');
run($db, 'sites');
run($plain, 'meanwhile');
my $laptop = connect_loaded('laptop.db');
run($laptop, 'laptop');
run($db, 'exchange');
run($laptop, 'exchange');
