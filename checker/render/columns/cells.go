package columns

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"os"
	"reflect"
	"strconv"
	"strings"
	"unsafe"

	"roe.example/checker/render"
)

// cells writes rows as CSV. What a cell becomes depends on its text alone, and
// tables say the same in many rows: so each text is written once by the library,
// and then again as it was.
type cells[T any] struct {
	to      *bufio.Writer
	columns int
	last    []known // of each column: mostly the next row says the same
	known   map[string]string
	// same are cells by where their texts stand in memory: rows that say the same
	// mostly share the text, of which that need not be read.
	same    map[stands]known
	written int // length of all that is known
	plain   bool
	one     bytes.Buffer
	csv     *csv.Writer // into one
}

// known is a text and its cell. The text keeps its place in memory: while it is
// kept, nothing else stands there.
type known struct{ text, cell string }

type stands struct {
	at     *byte
	length int
}

// mostKnown bounds what is kept of cells, in bytes.
const mostKnown = 16 << 20

func newCells[T any](to *bufio.Writer) *cells[T] {
	n := reflect.TypeFor[T]().NumField()
	c := &cells[T]{to: to, columns: n, last: make([]known, n), known: map[string]string{}, same: map[stands]known{}, plain: os.Getenv("ROE_PLAIN") == "1"}
	c.csv = csv.NewWriter(&c.one)
	c.csv.UseCRLF = true
	return c
}

// head writes the names of the columns.
func (c *cells[T]) head() {
	for i := range c.columns {
		name, _, _ := strings.Cut(reflect.TypeFor[T]().Field(i).Tag.Get("parquet"), ",")
		c.put(i, c.cell(name))
	}
}

// write writes rows. An error of the writer stays with it.
func (c *cells[T]) write(rows []T) error {
	all := reflect.ValueOf(rows)
	for r := range rows {
		v := all.Index(r)
		for i := range c.columns {
			if f := v.Field(i); f.CanInt() {
				c.put(i, strconv.FormatInt(f.Int(), 10))
			} else {
				c.put(i, c.text(i, f.String()))
			}
		}
	}
	_, err := c.to.Write(nil)
	return err
}

func (c *cells[T]) put(column int, cell string) {
	_, _ = c.to.WriteString(cell)
	if column+1 < c.columns {
		_ = c.to.WriteByte(',')
	} else {
		_, _ = c.to.WriteString("\r\n")
	}
}

// text is the cell of a text.
func (c *cells[T]) text(column int, s string) string {
	if c.plain {
		return c.cell(render.Harmless(s))
	}
	last := &c.last[column]
	if last.text == s {
		return last.cell
	}
	at := stands{unsafe.StringData(s), len(s)}
	have, ok := c.same[at]
	if !ok {
		have = known{s, c.read(s)}
		c.same[at] = have
	}
	*last = have
	return have.cell
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
		clear(c.same)
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
