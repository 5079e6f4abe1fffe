package packed_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/internal/packed"
)

type inner struct {
	Name  string
	Count int
	Yes   *bool
}

type outer struct {
	Empty, Nil []string
	ByName     map[string]*inner
	None       map[string]inner
	Lists      [][]inner
	Words      []word
	Truth      bool
	Negative   int
	Part       float64
}

type word string

func sample() outer {
	no := false
	return outer{
		Empty:    []string{},
		ByName:   map[string]*inner{"b": {Name: "“b”", Count: 1 << 40, Yes: &no}, "a": nil, "": {}},
		Lists:    [][]inner{nil, {}, {{Name: "x"}, {Count: -7}}},
		Words:    []word{"one", ""},
		Truth:    true,
		Negative: -1 << 62,
		Part:     -0.375,
	}
}

func TestWhatIsUnpackedIsWhatWasPacked(t *testing.T) {
	want := sample()
	data, err := packed.Pack(want)
	if err != nil {
		t.Fatal(err)
	}
	var have outer
	if err := packed.Unpack(string(data), &have); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, have); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestDamageIsNoticedOrHarmless(t *testing.T) {
	data, err := packed.Pack(sample())
	if err != nil {
		t.Fatal(err)
	}
	for n := range data {
		var have outer
		if packed.Unpack(string(data[:n]), &have) == nil {
			t.Errorf("the first %d of %d bytes passed for all", n, len(data))
		}
		for bit := range 8 {
			damaged := append([]byte{}, data...)
			damaged[n] ^= 1 << bit
			var have outer
			_ = packed.Unpack(string(damaged), &have) // must not panic
		}
	}
	var have outer
	if packed.Unpack(string(data)+"x", &have) == nil {
		t.Error("something behind the end went unnoticed")
	}
}

func TestWhatCannotBePackedIsRefused(t *testing.T) {
	for _, v := range []any{1i, map[int]string{}, struct{ F func() }{func() {}}, []any{1}} {
		if _, err := packed.Pack(v); err == nil {
			t.Errorf("%T was packed", v)
		}
	}
}
