// Values as bytes in whose order they are (of one type), one behind the other: what a sorter sorts by, and what is read again from it.
#pragma once

#include "sync/bytes.h"
#include "sync/value.h"

namespace crm::sync {

void put_ordered(std::string& bytes, std::int64_t number);
void put_ordered(std::string& bytes, sqlite3_value* value);
std::int64_t take_ordered(Bytes& bytes);
void take_ordered(Bytes& bytes, Value& value);

}  // namespace crm::sync
