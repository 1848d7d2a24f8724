// A real database: handles that the collector closes, prepared statements, a callback a row.
package main

import (
	"ffi"
	"fmt"
	"os"
	"runtime"
	"unsafe"
)

//gol:handle libsqlite3.so.0 sqlite3_close_v2
type DB struct{ ffi.Handle }

//gol:handle libsqlite3.so.0 sqlite3_finalize
type Stmt struct{ ffi.Handle }

//gol:extern libsqlite3.so.0 sqlite3_open
func open(name string, db **DB) ffi.Int

//gol:extern libsqlite3.so.0 sqlite3_errmsg
func (db *DB) message() string

//gol:extern libsqlite3.so.0 sqlite3_exec
func (db *DB) exec(sql string, row func(arg ffi.Ptr, n ffi.Int, values, names *ffi.Ptr) ffi.Int, arg ffi.Ptr,
	message *ffi.Ptr) ffi.Int

//gol:extern libsqlite3.so.0 sqlite3_prepare_v2
func (db *DB) prepare(sql string, n ffi.Int, stmt **Stmt, tail *ffi.Ptr) ffi.Int

//gol:extern libsqlite3.so.0 sqlite3_bind_int64
func (s *Stmt) bindInt(i ffi.Int, x int64) ffi.Int

//gol:extern libsqlite3.so.0 sqlite3_bind_text
func (s *Stmt) bindText(i ffi.Int, text string, n ffi.Int, destructor int64) ffi.Int

//gol:extern libsqlite3.so.0 sqlite3_step
func (s *Stmt) step() ffi.Int

//gol:extern libsqlite3.so.0 sqlite3_reset
func (s *Stmt) reset() ffi.Int

//gol:extern libsqlite3.so.0 sqlite3_column_int64
func (s *Stmt) columnInt(i ffi.Int) int64

//gol:extern libsqlite3.so.0 sqlite3_column_text
func (s *Stmt) columnText(i ffi.Int) string

const (
	rowReady  = 100
	transient = -1 // SQLite copies the text at once
)

// must ends the program when SQLite reports an error.
func (db *DB) must(rc ffi.Int) {
	if rc != 0 {
		fmt.Println("sqlite:", db.message())
		os.Exit(1)
	}
}

func (db *DB) run(sql string) { db.must(db.exec(sql, nil, 0, nil)) }

func (db *DB) query(sql string) *Stmt {
	var s *Stmt
	db.must(db.prepare(sql, -1, &s, nil))
	return s
}

func fill(db *DB) {
	db.run(`create table leaks (name text, bytes integer)`)
	insert := db.query(`insert into leaks values (?, ?)`)
	for i, name := range []string{"ticker", "substring", "goroutine"} {
		insert.bindText(1, name, -1, transient)
		insert.bindInt(2, int64(1)<<(10*i))
		insert.step()
		insert.reset()
	}
} // insert is lost here: the collector finalizes it

func main() {
	var db *DB
	db.must(open(":memory:", &db))
	fill(db)

	q := db.query(`select name, bytes from leaks where bytes >= ? order by bytes desc`)
	q.bindInt(1, 1000)
	for q.step() == rowReady {
		fmt.Println(q.columnText(0), q.columnInt(1))
	}
	q.Free()

	db.must(db.exec(`select count(*) as n, sum(bytes) as total from leaks`,
		func(arg ffi.Ptr, n ffi.Int, values, names *ffi.Ptr) ffi.Int {
			for i, value := range unsafe.Slice(values, int(n)) {
				fmt.Println(unsafe.Slice(names, int(n))[i].String(), "=", value.String())
			}
			return 0
		}, 0, nil))

	var message ffi.Ptr
	if db.exec(`select nonsense`, nil, 0, &message) != 0 {
		fmt.Println("error:", message.String())
		sqliteFree(message)
	}
	runtime.GC()
	db.Free()
}

//gol:extern libsqlite3.so.0 sqlite3_free
func sqliteFree(p ffi.Ptr)

// expect: goroutine 1048576
// expect: substring 1024
// expect: n = 3
// expect: total = 1049601
// expect: error: no such column: nonsense
