package columns

import (
	"bytes"
	"encoding/csv"
	"io"
	"reflect"
	"strconv"
	"strings"
	"unsafe"

	"roe.example/checker/internal/plain"
	"roe.example/checker/render"
)

// cells makes CSV of rows. What a cell becomes depends on its text alone, and
// tables say the same in many rows: so each text is written once by the library,
// and then again as it was.
type cells[T any] struct {
	out     []byte // what was made
	columns []column
	last    []known // of each column: mostly the next row says the same
	known   map[string]string
	// near are cells by where their texts stand in memory: rows that say the same
	// mostly share the text, of which that need not be read. Each has one place,
	// and the last that came there is kept.
	near    []known
	written int // length of all that is known
	plain   bool
	one     bytes.Buffer
	csv     *csv.Writer // into one
}

// column is a field of a row.
type column struct {
	name string
	kind reflect.Kind
	at   uintptr // in the row
}

// known is a text and its cell. The text keeps its place in memory: while it is
// kept, nothing else stands there.
type known struct{ text, cell string }

// nearby is how many places there are for texts near at hand, a power of two.
const nearby = 1 << nearBits

const nearBits = 13

// placeOf is the place of a text among those near at hand.
func placeOf(s string) uint64 {
	const prime = 0x9e3779b97f4a7c15
	at := uint64(uintptr(unsafe.Pointer(unsafe.StringData(s)))) + uint64(len(s))
	return at * prime >> (64 - nearBits)
}

// sameText: they are one and the same in memory. Of nothing nobody can tell.
func sameText(a, b string) bool {
	return a != "" && len(a) == len(b) && unsafe.StringData(a) == unsafe.StringData(b)
}

// mostKnown bounds what is kept of cells, in bytes.
const mostKnown = 16 << 20

func newCells[T any]() *cells[T] {
	c := &cells[T]{columns: columnsOf(reflect.TypeFor[T]()), known: map[string]string{}, near: make([]known, nearby), plain: plain.Asked()}
	c.last = make([]known, len(c.columns))
	c.csv = csv.NewWriter(&c.one)
	c.csv.UseCRLF = true
	return c
}

func columnsOf(row reflect.Type) (out []column) {
	for i := range row.NumField() {
		f := row.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("parquet"), ",")
		switch f.Type.Kind() {
		case reflect.String, reflect.Int32, reflect.Int64:
			out = append(out, column{name, f.Type.Kind(), f.Offset})
		default:
			panic("columns: no cell is made of " + f.Type.String() + " in the column " + name)
		}
	}
	return out
}

// head makes the names of the columns.
func (c *cells[T]) head() {
	for i := range c.columns {
		c.put(i, c.cell(c.columns[i].name))
	}
}

// add makes rows. Fields are read where they stand: by reflection every one of
// them would cost more than its cell.
func (c *cells[T]) add(rows []T) {
	for r := range rows {
		row := unsafe.Pointer(&rows[r])
		for i := range c.columns {
			switch at := unsafe.Add(row, c.columns[i].at); c.columns[i].kind {
			case reflect.String:
				c.put(i, c.text(i, *(*string)(at)))
			case reflect.Int32:
				c.put(i, strconv.FormatInt(int64(*(*int32)(at)), 10))
			default:
				c.put(i, strconv.FormatInt(*(*int64)(at), 10))
			}
		}
	}
}

func (c *cells[T]) put(column int, cell string) {
	c.out = append(c.out, cell...)
	if column+1 < len(c.columns) {
		c.out = append(c.out, ',')
	} else {
		c.out = append(c.out, "\r\n"...)
	}
}

// flush hands over what was made.
func (c *cells[T]) flush(w io.Writer) error {
	_, err := w.Write(c.out)
	c.out = c.out[:0]
	return err
}

// text is the cell of a text.
func (c *cells[T]) text(column int, s string) string {
	if c.plain {
		return c.cell(render.Harmless(s))
	}
	last := &c.last[column]
	if sameText(last.text, s) {
		return last.cell
	}
	near := &c.near[placeOf(s)]
	if !sameText(near.text, s) {
		*near = known{s, c.read(s)}
	}
	*last = *near
	return near.cell
}

// read gives the cell of a text, wherever it stands.
func (c *cells[T]) read(s string) string {
	cell, ok := c.known[s]
	if !ok {
		cell = c.cell(render.Harmless(s))
		c.known[s] = cell
	}
	if c.written += len(s) + len(cell); c.written > mostKnown {
		clear(c.known)
		clear(c.near)
		c.known[s], c.written = cell, 0
	}
	return cell
}

// cell is a row of one cell, as the library writes it, without its end.
func (c *cells[T]) cell(s string) string {
	c.one.Reset()
	_ = c.csv.Write([]string{s}) // into memory
	c.csv.Flush()
	return strings.TrimSuffix(c.one.String(), "\r\n")
}
