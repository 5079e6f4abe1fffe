package columns

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"os"
	"reflect"
	"strconv"
	"strings"

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
	written int // length of all that is known
	plain   bool
	one     bytes.Buffer
	csv     *csv.Writer // into one
}

type known struct{ text, cell string }

// mostKnown bounds what is kept of cells, in bytes.
const mostKnown = 16 << 20

func newCells[T any](to *bufio.Writer) *cells[T] {
	n := reflect.TypeFor[T]().NumField()
	c := &cells[T]{to: to, columns: n, last: make([]known, n), known: map[string]string{}, plain: os.Getenv("ROE_PLAIN") == "1"}
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
	if last := &c.last[column]; last.text == s {
		return last.cell
	}
	cell, ok := c.known[s]
	if !ok {
		cell = c.cell(render.Harmless(s))
		if c.written += len(s) + len(cell); c.written > mostKnown {
			clear(c.known)
			c.written = 0
		}
		c.known[s] = cell
	}
	c.last[column] = known{s, cell}
	return cell
}

// cell is a row of one cell, as the library writes it, without its end.
func (c *cells[T]) cell(s string) string {
	c.one.Reset()
	_ = c.csv.Write([]string{s}) // into memory
	c.csv.Flush()
	return strings.TrimSuffix(c.one.String(), "\r\n")
}
