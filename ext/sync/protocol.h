// How sites come to hold the same data (S1 to S6, S10). What follows was tried out in a model before it was written: tests/sync/model_test.cc
// searches all interleavings of edits and files that are lost, repeated, late or reordered, and mistakes put into it are found there.
//
// Sites form a tree: the main office is the root; each site exchanges files with its parent and its children only. A site keeps
//   the log      what its triggers have noted since the last batch: which field of which row, and the value before (triggers/sync.capture.sql)
//   batches      numbered from 1 without gaps: the log, coalesced (first old value, present new one) and compressed. A batch never changes. It
//                is kept until every neighbour has confirmed it, and each file holds all those that its receiver has not confirmed: a lost file
//                costs sending them again, a repeated one changes nothing, since batches that were applied before are passed over.
//   links        for each neighbour: the last of its batches applied here (received), the last of ours it has confirmed, and of the parent's
//                stream the last of ours that it has taken in (accepted)
//
// Making a batch: before a file is written or read, what is in the log becomes a batch of this site's own (origin: its code).
//
// Applying a file: in one transaction, batch by batch, each in the order of its number, once. What batch k of neighbour N comes to here is caught by
// the same triggers and becomes a batch with origin N that confirms k: other neighbours get its content; N gets only its number, which
// tells N *where in our stream* its batch was taken in. What triggers of this database did besides becomes a batch of its own. So every batch has
// one author's work in it, and nobody gets back what he sent. (Of many edits of a table that has no other triggers, all that ours would catch is
// known: they are written with triggers off, and go into that batch as they have come: apply_many.cc.)
//
// From a child: an edit carries the value it replaced. The parent compares its present value with that:
//   equal                       the edit is applied
//   the same as the new one     nothing is to be done
//   else                        a conflict: decided by sync_rule, recorded in sync_conflict. When the child's value does not stand, the present
//                               value is put into a batch for children only (origin NULL), after the one that confirms the edit.
//   A row inserted on both sides is compared field by field; but where SQLite counts the key, two sites that have come to the same number mean two
//   rows: the child's gets another number (renumbering.h). What a trigger refuses because of the way a row has come (its site has judged each step)
//   is tried again as decided: then what it comes to must hold (violations.h). A deletion carries the row's values and is applied if these are the
//   present ones; else somebody has edited the row, and the edit stands. An edit of a row that was deleted here puts the row back: its values are in
//   our batch that deleted it. What a constraint or trigger refuses is tried again after the rest of the batch, then recorded as refused, and the
//   present state is told to the child.
//
// From the parent: its values stand, so they are written without comparing: but not on a field, or a row, of which this site has a change that the
// parent's stream has not yet taken in at that place (a batch after `accepted`). That change stays visible here, and the parent will judge it: it was
// made on the value that it carries as replaced, so the conflict comes to light there; if it loses, the parent's value comes after the place that
// confirms it. What a constraint refuses (a row of ours that the parent has not judged yet may be in the way) waits in sync_waiting and is tried
// again with each file; later changes of that row queue behind it.
//
// Schema changes (S7) are made at the main office, by sync_ddl(). Each is alone in a batch, so the parent's stream tells what the batches before and
// after it are about. Upwards, each batch says how far in the parent's stream its author had come (seen): by sync_alteration the parent knows what
// columns were called then. What is about a column or table that has been dropped since is put into the ledger.
//
// Triggers judge a person's choice where it is made, and again at the sites above; what comes down is not judged (automatic_write.is_decided): the
// rules at hand may be older or newer than those that it was judged by. Foreign keys are off meanwhile. References of ours, checked by triggers, make
// a row wait.
//
// Why it converges: call a field settled at a child when none of the child's changes to it is beyond `accepted`. By induction over the parent's
// stream a settled field holds, after batch n was applied, the value that the parent had when it made batch n: each of the parent's changes is in the
// stream, but for those that confirm a change of this child, and after such a one the child has that value already, or is told another right behind
// it. When no more edits are made, all of a child's changes are taken in after one file up and one down, so all fields are settled: child equals
// parent, and by induction from the root all sites are equal. Why nothing is lost: a value disappears only by an edit made on top of it (its old
// value), or by a decision, which is in sync_conflict. Why times and deleted values are at hand in a conflict without keeping them for good: a child
// that has confirmed our batch had no unsent change beside it: whatever it changed before is in the same file. So what conflicts with its edit is in
// a batch that it has not confirmed.
//
// A database that is restored from a backup, or copied, is told from what it was by the marks of its batches (past.h): then neither side applies
// anything of the other, so nothing is passed over, until the lower one is cut anew.
//
// Large content goes in several files, which are numbered one behind the other: each goes on where the one before it ends, even within a batch. The
// receiver keeps the pieces of such a batch in sync_incoming, and applies it when the last has come. Only the last file confirms the receiver's
// batches: with it, as before, comes all that its sender had changed until it received those. If one is lost, those behind it are passed over, and
// what is sent again begins behind the last piece that has come.
//
// The library (S7): what concerns a file of a group is kept in frames of its own, which go only to sites that hold it: those in the group, and those
// above them (library_holder); upwards everything goes. That is seen when a file is written, so it is the group as it is then that counts. A site
// that comes into a group is told its files anew, by each site above it; a site that leaves, or whose file has come to another group, deletes it by
// itself, and tells nobody. A file that comes to another group is told as a whole to that one. So all sites are equal, but for files of groups that
// they do not hold.
//
// A file, written under a temporary name and renamed, FROM-to-TO-NUMBER.crmsync:
//   "sqlite-crm sync 1\n"
//   header: length (4 bytes, little-endian), then number, place, received, held, received_mark, first, after, last, last_mark (8 bytes each;
//   envelope.h tells what they are), sender, receiver (length byte and text)
//   session key, sealed for the receiver (crypto_box_seal: 80 bytes), header of the secretstream (24 bytes)
//   Ed25519 signature of all of that by the sender (64 bytes). Only who knows the session key can go on from here, so it proves the rest.
//   chunks: length (4 bytes), then XChaCha20-Poly1305 of up to 64 KiB; the last is tagged as final, so that nothing can be cut off.
//   In the chunks, for each batch: number, confirms + 1 (0: has content), author, seen, extent, mark, follows, pieces; each piece: position, position
//   - frame, goes_on, length and bytes; after the last, 0. Numbers here are variable-length (7 bits a byte, the lowest first). The pieces of a frame
//   are a Zstandard frame (codec.h).
#pragma once

namespace crm::sync {

inline constexpr char magic[] = "sqlite-crm sync 1\n";
inline constexpr char suffix[] = ".crmsync", unfinished[] = ".crmsync.part";

}  // namespace crm::sync
