package load

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"

	"roe.example/checker/book"
)

// made is what an entity was decoded to. It is made once, so that whoever
// keeps files from one reading to the next keeps entities too.
type made struct {
	once  sync.Once
	value reflect.Value
	err   error
}

// decoded gives an entity as the type that its section holds.
func (f *flat) decoded(e *entity, as reflect.Type) (reflect.Value, error) {
	e.made.once.Do(func() {
		e.made.value = reflect.New(as).Elem()
		e.made.err = decoderOf(as)(f, e.at, e.made.value)
	})
	return e.made.value, e.made.err
}

// decoder puts the value of a record into a variable, as encoding/json would
// from the same data.
type decoder func(f *flat, i uint32, into reflect.Value) error

// decoders of types, made when a type is first met.
var decoders sync.Map

func decoderOf(t reflect.Type) decoder {
	if d, ok := decoders.Load(t); ok {
		return d.(decoder)
	}
	d := newDecoder(t)
	decoders.Store(t, d)
	return d
}

// later is the decoder of a type that may hold itself.
func later(t reflect.Type) decoder {
	get := sync.OnceValue(func() decoder { return decoderOf(t) })
	return func(f *flat, i uint32, into reflect.Value) error { return get()(f, i, into) }
}

func newDecoder(t reflect.Type) decoder {
	switch t {
	case reflect.TypeFor[book.Value]():
		return decodeValue
	case reflect.TypeFor[book.Allowed]():
		return decodeAllowed
	case reflect.TypeFor[book.Alternatives]():
		return alternativesDecoder()
	}
	switch t.Kind() {
	case reflect.String:
		return decodeString
	case reflect.Bool:
		return decodeBool
	case reflect.Int:
		return decodeInt
	case reflect.Float64:
		return decodeFloat
	case reflect.Pointer:
		return pointerDecoder(t.Elem())
	case reflect.Slice:
		return sliceDecoder(t)
	case reflect.Map:
		return mapDecoder(t)
	case reflect.Struct:
		return structDecoder(t)
	}
	return func(*flat, uint32, reflect.Value) error { return fmt.Errorf("a book holds no %v", t) }
}

func (f *flat) wrong(i uint32, into reflect.Value) error {
	return fmt.Errorf("%s:%d: %v cannot be read from a value of kind %d", f.files[f.records[i].file], f.records[i].line, into.Type(), f.records[i].kind)
}

func decodeString(f *flat, i uint32, into reflect.Value) error {
	if f.records[i].kind != stringKind {
		return f.wrong(i, into)
	}
	into.SetString(f.texts[f.records[i].text])
	return nil
}

func decodeBool(f *flat, i uint32, into reflect.Value) error {
	if f.records[i].kind != boolKind {
		return f.wrong(i, into)
	}
	into.SetBool(f.texts[f.records[i].text] == "true")
	return nil
}

func decodeInt(f *flat, i uint32, into reflect.Value) error {
	whole, err := strconv.ParseInt(f.texts[f.records[i].text], 10, 64)
	if f.records[i].kind != intKind || err != nil {
		return f.wrong(i, into)
	}
	into.SetInt(whole)
	return nil
}

func decodeFloat(f *flat, i uint32, into reflect.Value) error {
	number, err := strconv.ParseFloat(f.texts[f.records[i].text], 64)
	if k := f.records[i].kind; k != intKind && k != floatKind || err != nil {
		return f.wrong(i, into)
	}
	into.SetFloat(number)
	return nil
}

func pointerDecoder(elem reflect.Type) decoder {
	decode := later(elem)
	return func(f *flat, i uint32, into reflect.Value) error {
		p := reflect.New(elem)
		into.Set(p)
		return decode(f, i, p.Elem())
	}
}

func sliceDecoder(t reflect.Type) decoder {
	decode := later(t.Elem())
	return func(f *flat, i uint32, into reflect.Value) error {
		if f.records[i].kind != listKind {
			return f.wrong(i, into)
		}
		n := f.count(i)
		if n == 0 {
			into.Set(reflect.MakeSlice(t, 0, 0)) // which is not the same as none
			return nil
		}
		into.Grow(n)
		into.SetLen(n)
		n = 0
		for j := range f.inside(i) {
			if err := decode(f, j, into.Index(n)); err != nil {
				return err
			}
			n++
		}
		return nil
	}
}

func (f *flat) count(i uint32) (n int) {
	for range f.inside(i) {
		n++
	}
	return n
}

func mapDecoder(t reflect.Type) decoder {
	decode := later(t.Elem())
	return func(f *flat, i uint32, into reflect.Value) error {
		if f.records[i].kind != structKind {
			return f.wrong(i, into)
		}
		m := reflect.MakeMapWithSize(t, f.count(i))
		into.Set(m)
		name, value := reflect.New(t.Key()).Elem(), reflect.New(t.Elem()).Elem()
		for j := range f.inside(i) {
			value.SetZero()
			if err := decode(f, j, value); err != nil {
				return err
			}
			name.SetString(f.texts[f.records[j].name])
			m.SetMapIndex(name, value)
		}
		return nil
	}
}

// structDecoder knows fields by the names that they have in JSON, those of
// embedded structs included.
func structDecoder(t reflect.Type) decoder {
	type member struct {
		index  []int
		decode decoder
	}
	members := map[string]member{}
	for _, f := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name != "" && name != "-" && f.IsExported() {
			members[name] = member{f.Index, later(f.Type)}
		}
	}
	return func(f *flat, i uint32, into reflect.Value) error {
		if f.records[i].kind != structKind {
			return f.wrong(i, into)
		}
		for j := range f.inside(i) {
			m, ok := members[f.texts[f.records[j].name]]
			if !ok {
				return f.wrong(j, into)
			}
			if err := m.decode(f, j, into.FieldByIndex(m.index)); err != nil {
				return err
			}
		}
		return nil
	}
}

func decodeValue(f *flat, i uint32, into reflect.Value) error {
	text := f.texts[f.records[i].text]
	switch f.records[i].kind {
	case stringKind, boolKind:
	case intKind, floatKind:
		number, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return f.wrong(i, into)
		}
		text = strconv.FormatFloat(number, 'f', -1, 64)
	default:
		return f.wrong(i, into)
	}
	into.SetString(text)
	return nil
}

// bounds are the fields of book.Allowed, by name.
var bounds = map[string]func(*book.Allowed) *book.Value{
	"atLeast": func(a *book.Allowed) *book.Value { return &a.AtLeast },
	"atMost":  func(a *book.Allowed) *book.Value { return &a.AtMost },
	"above":   func(a *book.Allowed) *book.Value { return &a.Above },
	"below":   func(a *book.Allowed) *book.Value { return &a.Below },
}

func decodeAllowed(f *flat, i uint32, into reflect.Value) error {
	a := into.Addr().Interface().(*book.Allowed)
	switch f.records[i].kind {
	case listKind:
		return decoderOf(reflect.TypeFor[[]book.Value]())(f, i, reflect.ValueOf(&a.Values).Elem())
	case structKind:
		for j := range f.inside(i) {
			bound := bounds[f.texts[f.records[j].name]]
			if bound == nil {
				return f.wrong(j, into)
			}
			if err := decodeValue(f, j, reflect.ValueOf(bound(a)).Elem()); err != nil {
				return err
			}
		}
		return nil
	}
	a.Values = make([]book.Value, 1)
	return decodeValue(f, i, reflect.ValueOf(&a.Values[0]).Elem())
}

// alternativesDecoder takes one set of circumstances or a list of them.
func alternativesDecoder() decoder {
	several := sliceDecoder(reflect.TypeFor[book.Alternatives]())
	one := later(reflect.TypeFor[book.Circumstances]())
	return func(f *flat, i uint32, into reflect.Value) error {
		if f.records[i].kind == listKind {
			return several(f, i, into)
		}
		into.Set(reflect.MakeSlice(into.Type(), 1, 1))
		return one(f, i, into.Index(0))
	}
}
