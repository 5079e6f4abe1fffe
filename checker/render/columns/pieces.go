package columns

import (
	"io"
	"sync"

	"roe.example/checker/internal/cores"
)

// Pieces are the rows of a table, in N pieces that several processors make
// beside each other.
type Pieces[T any] struct {
	N int
	// Begin is called once by each processor. What it gives hands over the rows of
	// a piece, some at a time; they are good until it goes on.
	Begin func() (rowsOf func(piece int, take func(rows []T)))
}

// CSVOf writes all rows of the pieces, in the order of the pieces, as CSV does.
func CSVOf[T any](w io.Writer, pieces Pieces[T]) error {
	if err := begun[T]().flush(w); err != nil {
		return err
	}
	line := newQueue()
	cores.Lanes(pieces.N, func() func(int) {
		c, rowsOf := newCells[T](), pieces.Begin()
		return func(piece int) {
			defer line.leave(piece) // whoever comes after a panic does not wait for ever
			if line.over() {
				return
			}
			rowsOf(piece, c.add)
			line.turn(piece, func() error { return c.flush(w) })
		}
	})
	return line.err
}

// queue has pieces written one after the other. Those before a piece were begun
// before it, so that one of all that wait can always go on.
type queue struct {
	sync.Mutex
	moved sync.Cond
	next  int // whose turn it is
	err   error
	fell  bool // a piece left before its turn
}

func newQueue() *queue {
	q := &queue{}
	q.moved.L = q
	return q
}

// over: nothing more is written.
func (q *queue) over() bool {
	q.Lock()
	defer q.Unlock()
	return q.fell || q.err != nil
}

// turn waits for a piece's turn to write it, and for nothing once no more is
// written.
func (q *queue) turn(piece int, write func() error) {
	q.Lock()
	defer q.Unlock()
	for q.next != piece && !q.fell && q.err == nil {
		q.moved.Wait()
	}
	if q.fell || q.err != nil {
		return
	}
	q.Unlock() // the others go on with what they make
	err := func() error { defer q.Lock(); return write() }()
	q.err = err
	q.next++
	q.moved.Broadcast()
}

// leave is told when a piece was written, or will not be.
func (q *queue) leave(piece int) {
	q.Lock()
	defer q.Unlock()
	if q.next <= piece {
		q.fell = true
		q.moved.Broadcast()
	}
}
