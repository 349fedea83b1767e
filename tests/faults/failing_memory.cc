#include "faults/failing_memory.h"

#include <sqlite3.h>

#include <cstdlib>
#include <new>

namespace test {
namespace {

sqlite3_mem_methods system_memory;

}  // namespace

void Memory::install() {
  sqlite3_config(SQLITE_CONFIG_GETMALLOC, &system_memory);
  sqlite3_mem_methods faulty = system_memory;
  faulty.xMalloc = [](int size) -> void* { return fails() ? nullptr : system_memory.xMalloc(size); };
  faulty.xRealloc = [](void* old, int size) -> void* { return fails() ? nullptr : system_memory.xRealloc(old, size); };
  sqlite3_config(SQLITE_CONFIG_MALLOC, &faulty);
}

}  // namespace test

void* operator new(std::size_t size) {
  void* made = test::Memory::fails() ? nullptr : std::malloc(size);
  if (made == nullptr) throw std::bad_alloc();
  return made;
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return test::Memory::fails() ? nullptr : std::malloc(size); }
void operator delete(void* p) noexcept { std::free(p); }
void operator delete(void* p, std::size_t) noexcept { std::free(p); }
void operator delete(void* p, const std::nothrow_t&) noexcept { std::free(p); }
