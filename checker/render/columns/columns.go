// Package columns writes tables of any length, row by row: Parquet for
// databases, and CSV for spreadsheets. A table is a struct type whose fields
// carry a parquet tag; the tag's name is the column's.
package columns

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"iter"
	"reflect"
	"strconv"
	"strings"

	"github.com/parquet-go/parquet-go"

	"roe.example/checker/render"
)

// Most is how many rows a CSV has at most, its head not counted: a spreadsheet
// takes 1,048,576 in all.
const Most = 1<<20 - 1

// rowGroup is how many rows are held back to be written together.
const rowGroup = 1 << 17

// Parquet writes rows. The same rows give the same bytes, whoever writes them
// and when.
func Parquet[T any](w io.Writer, rows iter.Seq[T]) error {
	held := bufio.NewWriterSize(w, 1<<20)
	out := parquet.NewGenericWriter[T](held, parquet.Compression(&parquet.Snappy), parquet.CreatedBy("roe", "1", "0"), parquet.MaxRowsPerRowGroup(rowGroup))
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
	return errors.Join(err, out.Close(), held.Flush())
}

// CSV writes the first of the rows, as many as a spreadsheet takes, in UTF-8
// with the mark by which Excel knows that. What a spreadsheet would take for a
// formula stays a text.
func CSV[T any](w io.Writer, rows iter.Seq[T], most int) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	held := bufio.NewWriterSize(w, 1<<16)
	out := csv.NewWriter(held)
	out.UseCRLF = true
	kind := reflect.TypeFor[T]()
	cells := make([]string, kind.NumField())
	for i := range cells {
		cells[i], _, _ = strings.Cut(kind.Field(i).Tag.Get("parquet"), ",")
	}
	if err := out.Write(cells); err != nil {
		return err
	}
	n := 0
	for row := range rows {
		if n == most {
			break
		}
		n++
		v := reflect.ValueOf(&row).Elem()
		for i := range cells {
			cells[i] = text(v.Field(i))
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return errors.Join(out.Error(), held.Flush())
}

func text(v reflect.Value) string {
	if v.CanInt() {
		return strconv.FormatInt(v.Int(), 10)
	}
	return render.Harmless(v.String())
}
