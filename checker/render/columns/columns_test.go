package columns

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"

	"roe.example/checker/render"
)

type row struct {
	Name   string `parquet:"name,dict"`
	Number int32  `parquet:"number"`
	Pairs  int64  `parquet:"pairs"`
}

// rows are so many that they fill more than one group.
func rows(n int) iter.Seq[row] {
	return func(yield func(row) bool) {
		for i := range n {
			if !yield(row{fmt.Sprintf("agency %d", i%7), int32(i), int64(i) << 33}) {
				return
			}
		}
	}
}

func TestParquetReadsBack(t *testing.T) {
	for _, n := range []int{0, 1, 1024, rowGroup + 5} {
		var out, again bytes.Buffer
		if err := Parquet(&out, rows(n)); err != nil {
			t.Fatal(err)
		}
		if err := Parquet(&again, rows(n)); err != nil || !bytes.Equal(out.Bytes(), again.Bytes()) {
			t.Errorf("the same %d rows give other bytes: %v", n, err)
		}
		got, err := parquet.Read[row](bytes.NewReader(out.Bytes()), int64(out.Len()))
		if err != nil {
			t.Fatal(err)
		}
		var want []row
		for r := range rows(n) {
			want = append(want, r)
		}
		if len(got) != len(want) {
			t.Fatalf("%d rows, want %d", len(got), len(want))
		}
		for i := range want {
			if got[i] != want[i] {
				t.Fatalf("row %d (-want +got):\n%s", i, cmp.Diff(want[i], got[i]))
			}
		}
	}
}

// TestCSV: it ends where a spreadsheet does, and no text becomes a formula.
func TestCSV(t *testing.T) {
	var out bytes.Buffer
	if err := CSV(&out, rows(50), 20); err != nil {
		t.Fatal(err)
	}
	got, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(out.String(), "\ufeff"))).ReadAll()
	if err != nil || len(got) != 21 {
		t.Fatalf("%d lines, want 21 (%v)", len(got), err)
	}
	if diff := cmp.Diff([][]string{{"name", "number", "pairs"}, {"agency 0", "0", "0"}, {"agency 1", "1", "8589934592"}}, got[:3]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	out.Reset()
	err = CSV(&out, func(yield func(row) bool) { yield(row{Name: "=1+1;-2", Number: -3}) }, 20)
	if got := out.String(); err != nil || got != "\ufeffname,number,pairs\r\n'=1+1;'-2,-3,0\r\n" {
		t.Errorf("got %q, %v", got, err)
	}
}

type said struct {
	Who  string `parquet:"who,dict"`
	Says string `parquet:"says,dict"`
	How  int32  `parquet:"how"`
	More string `parquet:"more,dict"`
}

// TestCSVByCells: what is kept of cells changes nothing.
func TestCSVByCells(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	odd := []string{"", " ", "a", "a,b", "\"", "a \"b\"", "\r", "\n", "\r\n", "a\nb", "=1", "a;=b", "\\.", "é", "\t-1", " x", "#", "'"}
	text := func() (s string) {
		for range rng.IntN(4) {
			s += odd[rng.IntN(len(odd))]
		}
		return s
	}
	var all []said
	for range 5000 {
		all = append(all, said{text(), text(), int32(rng.IntN(9) - 4), text()})
		if rng.IntN(3) == 0 {
			all = append(all, all[len(all)-1])
		}
	}
	for _, most := range []int{0, 1, batch, batch + 1, len(all), Most} {
		var fast, plain bytes.Buffer
		if err := CSV(&fast, slices.Values(all), most); err != nil {
			t.Fatal(err)
		}
		t.Setenv("ROE_PLAIN", "1")
		if err := CSV(&plain, slices.Values(all), most); err != nil {
			t.Fatal(err)
		}
		t.Setenv("ROE_PLAIN", "")
		if !bytes.Equal(fast.Bytes(), plain.Bytes()) {
			t.Fatalf("%d rows are written in another way", most)
		}
		if want := byLibrary(all[:min(most, len(all))]); plain.String() != want {
			t.Fatalf("%d rows are not as the library writes them", most)
		}
	}
}

// byLibrary writes row by row.
func byLibrary(all []said) string {
	var out bytes.Buffer
	out.WriteString("\ufeff")
	w := csv.NewWriter(&out)
	w.UseCRLF = true
	_ = w.Write([]string{"who", "says", "how", "more"})
	for _, x := range all {
		_ = w.Write([]string{render.Harmless(x.Who), render.Harmless(x.Says), fmt.Sprint(x.How), render.Harmless(x.More)})
	}
	w.Flush()
	return out.String()
}

// TestFaultComesBack: a mistake while rows are written is the caller's to tell.
func TestFaultComesBack(t *testing.T) {
	defer func() {
		if recover() != "mistake" {
			t.Error("it did not come back")
		}
	}()
	_ = beside(rows(3*batch), Most, func([]row) error { panic("mistake") })
}

type failing struct{ after int }

func (f *failing) Write(p []byte) (int, error) {
	if f.after -= len(p); f.after < 0 {
		return 0, fmt.Errorf("the disk is full")
	}
	return len(p), nil
}

// TestFullDisk: what was not written is told.
func TestFullDisk(t *testing.T) {
	for _, after := range []int{0, 100, 70_000} {
		if err := CSV(&failing{after}, rows(100_000), Most); err == nil {
			t.Errorf("CSV: no error after %d bytes", after)
		}
		if err := Parquet(&failing{after}, rows(300_000)); err == nil {
			t.Errorf("Parquet: no error after %d bytes", after)
		}
	}
}
