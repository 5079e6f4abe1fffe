package calculus

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strconv"
	"testing"

	"roe.example/checker/facts"
)

// TestPenWritesAllOfAClash: an id stands for every field of a clash, also for
// those that are added one day.
func TestPenWritesAllOfAClash(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		var c facts.Clash
		fillAnyhow(rng, reflect.ValueOf(&c).Elem())
		var p pen
		p.clash(&c)
		if want := written(nil, reflect.ValueOf(c)); string(want) != string(p.b) {
			t.Fatalf("wrote %q\nwant  %q", p.b, want)
		}
	}
}

func fillAnyhow(rng *rand.Rand, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprint("text", rng.IntN(1000)))
	case reflect.Bool:
		v.SetBool(rng.IntN(2) == 0)
	case reflect.Int:
		v.SetInt(int64(rng.IntN(100)))
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), rng.IntN(3), 3))
		for i := range v.Len() {
			fillAnyhow(rng, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fillAnyhow(rng, v.Field(i))
		}
	}
}

// written does what a pen does, for a record of any type.
func written(b []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.String:
		b = append(strconv.AppendInt(b, int64(v.Len()), 10), ':')
		return append(b, v.String()...)
	case reflect.Bool:
		return strconv.AppendBool(b, v.Bool())
	case reflect.Int:
		return append(strconv.AppendInt(b, v.Int(), 10), ',')
	case reflect.Slice:
		b = append(strconv.AppendInt(b, int64(v.Len()), 10), '[')
		for i := range v.Len() {
			b = written(b, v.Index(i))
		}
		return b
	case reflect.Struct:
		for i := range v.NumField() {
			b = written(b, v.Field(i))
		}
		return b
	}
	panic(fmt.Sprintf("a clash holds a %s", v.Type()))
}
