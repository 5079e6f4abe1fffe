// Package packed keeps values that are known when the program is built in a form
// that is read back many times faster than JSON: structs, maps by text, lists,
// pointers, texts, numbers and truths, field by field, without names. Texts are
// not copied: they are parts of what is read.
//
// The form has no version and no checks beyond its own bounds. Whoever embeds it
// holds it to its source by a test.
package packed

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
)

var errDamaged = errors.New("the packed form is damaged")

// Pack writes a value. What is nil stays nil and what is empty empty; fields
// that are not exported are left out.
func Pack(v any) ([]byte, error) { return write(nil, reflect.ValueOf(v)) }

func write(out []byte, v reflect.Value) ([]byte, error) {
	switch v.Kind() {
	case reflect.String:
		out = binary.AppendUvarint(out, uint64(v.Len()))
		return append(out, v.String()...), nil
	case reflect.Bool:
		if v.Bool() {
			return append(out, 1), nil
		}
		return append(out, 0), nil
	case reflect.Int:
		return binary.AppendVarint(out, v.Int()), nil
	case reflect.Float64:
		return binary.AppendUvarint(out, math.Float64bits(v.Float())), nil
	case reflect.Pointer:
		if v.IsNil() {
			return append(out, 0), nil
		}
		return write(append(out, 1), v.Elem())
	case reflect.Slice:
		return writeList(out, v)
	case reflect.Map:
		return writeMap(out, v)
	case reflect.Struct:
		return writeStruct(out, v)
	}
	return nil, fmt.Errorf("a %s cannot be packed", v.Type())
}

// writeList writes the length and one more, so that 0 says nil.
func writeList(out []byte, v reflect.Value) (_ []byte, err error) {
	if v.IsNil() {
		return append(out, 0), nil
	}
	out = binary.AppendUvarint(out, uint64(v.Len())+1)
	for i := 0; i < v.Len() && err == nil; i++ {
		out, err = write(out, v.Index(i))
	}
	return out, err
}

func writeMap(out []byte, v reflect.Value) (_ []byte, err error) {
	if v.Type().Key().Kind() != reflect.String {
		return nil, fmt.Errorf("a %s cannot be packed", v.Type())
	}
	if v.IsNil() {
		return append(out, 0), nil
	}
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	out = binary.AppendUvarint(out, uint64(len(keys))+1)
	for _, key := range keys {
		if out, err = write(out, key); err == nil {
			out, err = write(out, v.MapIndex(key))
		}
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// writeStruct writes which fields say something, and those.
func writeStruct(out []byte, v reflect.Value) (_ []byte, err error) {
	fields := exported(v.Type())
	if len(fields) > 64 {
		return nil, fmt.Errorf("%s has too many fields to be packed", v.Type())
	}
	var said uint64
	for i, f := range fields {
		if !v.Field(f).IsZero() {
			said |= 1 << i
		}
	}
	out = binary.AppendUvarint(out, said)
	for i, f := range fields {
		if said>>i&1 == 1 && err == nil {
			out, err = write(out, v.Field(f))
		}
	}
	return out, err
}

func exported(t reflect.Type) (fields []int) {
	for i := range t.NumField() {
		if t.Field(i).IsExported() {
			fields = append(fields, i)
		}
	}
	return fields
}
