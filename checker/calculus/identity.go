package calculus

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"reflect"
	"strconv"

	"roe.example/checker/facts"
	"roe.example/checker/internal/cores"
)

// identify names clashes by all that they say, so that a clash keeps its id
// for as long as nothing about it changes, and no other ever has it. Records
// that say the same are numbered.
func identify(list []facts.Clash, begin string) {
	cores.Each(len(list), func(i int) {
		list[i].ID = ""
		sum := sha256.Sum256(written(make([]byte, 0, 1024), reflect.ValueOf(&list[i]).Elem()))
		list[i].ID = begin + hex.EncodeToString(sum[:10])
	})
	seen := make(map[string]int, len(list))
	for i := range list {
		c := &list[i]
		if seen[c.ID]++; seen[c.ID] > 1 {
			c.ID += "-" + strconv.Itoa(seen[c.ID])
		}
	}
}

// written writes a record so that different ones read differently: lengths
// stand before texts and lists.
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
