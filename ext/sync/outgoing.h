// What goes to a neighbour: the batches that it has not confirmed, in one file or, when they are large, in several (S6).
#pragma once

#include <functional>
#include <vector>

#include "sync/apply.h"
#include "sync/envelope.h"

namespace crm::sync {

// One of the files.
struct Part {
  std::int64_t first = 0, after = 0;  // from what follows this piece of this batch; 0: from its beginning
  std::int64_t last = 0, until = 0;   // to this piece of this batch; 0: to its end
};

// As large as the setting sync.file_size allows; at least one, which may have no batch in it.
std::vector<Part> parts_for(sql::Connection& connection, const Link& link);

// has_written: called behind each piece, with its size.
void write_part(sql::Connection& connection, Sealer& file, const Link& link, const Part& part,
                const std::function<void(std::size_t size)>& has_written);

}  // namespace crm::sync
