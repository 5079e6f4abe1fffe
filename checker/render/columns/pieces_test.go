package columns

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// cut has rows in pieces of any length, handed over some at a time in room that
// is used again.
func cut(rng *rand.Rand, all []said) Pieces[said] {
	ends := []int{0}
	for ends[len(ends)-1] < len(all) {
		ends = append(ends, min(len(all), ends[len(ends)-1]+rng.IntN(300)))
	}
	some := 1 + rng.IntN(90)
	return Pieces[said]{N: len(ends) - 1, Begin: func() func(int, func([]said)) {
		var room []said
		return func(piece int, take func([]said)) {
			for rows := range slices.Chunk(all[ends[piece]:ends[piece+1]], some) {
				clear(room[:cap(room)])
				room = append(room[:0], rows...)
				take(room)
			}
		}
	}}
}

// TestCSVOfPieces: who makes which piece, and when, leaves no trace.
func TestCSVOfPieces(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for _, n := range []int{0, 1, 50, 20_000} {
		var all []said
		for i := range n {
			all = append(all, said{fmt.Sprint("=", i%7), fmt.Sprint("says \"", i%1000, "\""), int32(i), []string{"", "a,b"}[i%2]})
		}
		var want bytes.Buffer
		t.Setenv("ROE_PLAIN", "1")
		if err := CSV(&want, slices.Values(all), Most); err != nil {
			t.Fatal(err)
		}
		t.Setenv("ROE_PLAIN", "")
		for range 10 {
			var got bytes.Buffer
			if err := CSVOf(&got, cut(rng, all)); err != nil || !bytes.Equal(got.Bytes(), want.Bytes()) {
				t.Fatalf("%d rows are written in another way (%v)", n, err)
			}
		}
	}
}

// TestPiecesEnd: neither a full disk nor a mistake has anybody wait for ever, and
// both are told.
func TestPiecesEnd(t *testing.T) {
	all := slices.Repeat([]said{{"a", "b", 1, "c"}}, 20_000)
	for _, after := range []int{0, 100, 70_000} {
		if err := CSVOf(&failing{after}, cut(rand.New(rand.NewPCG(5, 6)), all)); err == nil {
			t.Errorf("no error after %d bytes", after)
		}
	}
	for _, bad := range []int{0, 1, 2, 77, 199} {
		t.Run(fmt.Sprint(bad), func(t *testing.T) {
			defer func() {
				if recover() != "mistake" {
					t.Error("it did not come back")
				}
			}()
			_ = CSVOf(&bytes.Buffer{}, Pieces[said]{N: 200, Begin: func() func(int, func([]said)) {
				return func(piece int, take func([]said)) {
					if piece == bad {
						panic("mistake")
					}
					take(all[:10])
				}
			}})
		})
	}
	defer func() {
		if recover() != "mistake" {
			t.Error("a mistake while writing did not come back")
		}
	}()
	_ = CSVOf(&mistaken{after: 3}, cut(rand.New(rand.NewPCG(7, 8)), all))
}

type mistaken struct{ after int }

func (m *mistaken) Write(p []byte) (int, error) {
	if m.after--; m.after < 0 {
		panic("mistake")
	}
	return len(p), nil
}

// TestCellsOfOtherKinds: a column of which no cell can be made is a mistake of the
// program.
func TestCellsOfOtherKinds(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("it went by without a word")
		}
	}()
	newCells[struct {
		Share float64 `parquet:"share"`
	}]()
}
