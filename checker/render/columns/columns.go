// Package columns writes tables of any length, row by row: Parquet for
// databases, and CSV for spreadsheets. A table is a struct type whose fields
// carry a parquet tag; the tag's name is the column's.
package columns

import (
	"bufio"
	"errors"
	"io"
	"iter"
	"sync/atomic"

	"github.com/parquet-go/parquet-go"
)

// Most is how many rows a CSV has at most, its head not counted: a spreadsheet
// takes 1,048,576 in all.
const Most = 1<<20 - 1

// rowGroup is how many rows are held back to be written together.
const rowGroup = 1 << 17

// Parquet writes rows. The same rows give the same bytes, whoever writes them
// and when.
func Parquet[T any](w io.Writer, rows iter.Seq[T]) error {
	together := bufio.NewWriterSize(w, 1<<20)
	out := parquet.NewGenericWriter[T](together, parquet.Compression(&parquet.Snappy), parquet.CreatedBy("roe", "1", "0"), parquet.MaxRowsPerRowGroup(rowGroup))
	some := make([]T, 0, 1024)
	var err error
	flush := func() bool {
		_, err = out.Write(some)
		some = some[:0]
		return err == nil
	}
	for row := range rows {
		if some = append(some, row); len(some) == cap(some) && !flush() {
			break
		}
	}
	if err == nil {
		flush()
	}
	return errors.Join(err, out.Close(), together.Flush())
}

// CSV writes the first of the rows, as many as a spreadsheet takes, in UTF-8
// with the mark by which Excel knows that. What a spreadsheet would take for a
// formula stays a text.
func CSV[T any](w io.Writer, rows iter.Seq[T], most int) error {
	c := begun[T]()
	write := func(some []T) error {
		if c.add(some); len(c.out) < held {
			return nil
		}
		return c.flush(w)
	}
	return errors.Join(beside(rows, most, write), c.flush(w))
}

// held is how much of a CSV is held back to be written together, in bytes.
const held = 1 << 18

// begun are cells with what stands before the first row.
func begun[T any]() *cells[T] {
	c := newCells[T]()
	c.out = append(c.out, "\ufeff"...)
	c.head()
	return c
}

// batch is how many rows are handed over together.
const batch = 256

// beside has rows written while the next ones are made. It ends with the first
// error.
func beside[T any](rows iter.Seq[T], most int, write func([]T) error) error {
	full, empty := make(chan []T, 2), make(chan []T, 4)
	ended := make(chan error, 1)
	var failed atomic.Bool
	var fault any // which comes back to the caller
	go func() {
		var err error
		for some := range full {
			if !failed.Load() {
				func() {
					defer func() { fault = recover(); failed.Store(fault != nil || err != nil) }()
					err = write(some)
				}()
			}
			empty <- some[:0]
		}
		ended <- err
	}()
	for range cap(empty) {
		empty <- make([]T, 0, batch)
	}
	some, n := <-empty, 0
	for row := range rows {
		if n == most || failed.Load() {
			break
		}
		n++
		if some = append(some, row); len(some) == batch {
			full <- some
			some = <-empty
		}
	}
	full <- some
	close(full)
	err := <-ended
	if fault != nil {
		panic(fault)
	}
	return err
}
