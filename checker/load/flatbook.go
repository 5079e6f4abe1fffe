package load

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"unsafe"

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
func (f *flat) decoded(e *entity, as reflect.Type, by *decoding) (reflect.Value, error) {
	e.made.once.Do(func() {
		by.of(f.pool)
		e.made.value = reflect.New(as).Elem()
		e.made.err = decoderOf(as)(by, e.value, e.made.value)
	})
	return e.made.value, e.made.err
}

// decodings are what all goroutines have decoded so far. Values that are equal
// are made once: norms, circumstances and approvals repeat themselves by the
// thousand.
type decodings struct {
	lock  sync.Mutex
	pools map[*pool]map[int]values
}

func newDecodings() *decodings { return &decodings{pools: map[*pool]map[int]values{}} }

// one is for one goroutine.
func (a *decodings) one() *decoding { return &decoding{all: a} }

// values are those of one type, as variables of it, by the number that a list or
// struct has in its pool; nil: not made yet.
type values []unsafe.Pointer

// decoding is what one goroutine decodes by.
type decoding struct {
	*pool
	all   *decodings
	known []values // of the pool, by type; nil: not asked for yet
}

// of goes on with the values of a pool.
func (d *decoding) of(p *pool) {
	if d.pool != p {
		d.pool, d.known = p, d.known[:0]
	}
}

// made are the values of a type.
func (d *decoding) made(as int) values {
	for as >= len(d.known) {
		d.known = append(d.known, nil)
	}
	if d.known[as] == nil {
		d.known[as] = d.all.values(d.pool, as)
	}
	return d.known[as]
}

func (a *decodings) values(p *pool, as int) values {
	a.lock.Lock()
	defer a.lock.Unlock()
	if a.pools[p] == nil {
		a.pools[p] = map[int]values{}
	}
	if a.pools[p][as] == nil {
		a.pools[p][as] = make(values, len(p.starts))
	}
	return a.pools[p][as]
}

func (d *decoding) text(v ref) string { return d.texts[v.number()] }

// decoder puts a value into a variable, as encoding/json would from the same
// data.
type decoder func(d *decoding, v ref, into reflect.Value) error

// decoders of types, made when a type is first met.
var decoders sync.Map

func decoderOf(t reflect.Type) decoder {
	if d, ok := decoders.Load(t); ok {
		return d.(decoder)
	}
	d, _ := decoders.LoadOrStore(t, newDecoder(t))
	return d.(decoder)
}

// later is the decoder of a type that may hold itself.
func later(t reflect.Type) decoder {
	get := sync.OnceValue(func() decoder { return decoderOf(t) })
	return func(d *decoding, v ref, into reflect.Value) error { return get()(d, v, into) }
}

func newDecoder(t reflect.Type) decoder {
	switch t {
	case reflect.TypeFor[book.Value]():
		return decodeValue
	case reflect.TypeFor[book.Allowed]():
		return decodeAllowed
	case reflect.TypeFor[book.Alternatives]():
		return once(t, alternativesDecoder())
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
		return once(t, pointerDecoder(t.Elem()))
	case reflect.Slice:
		return once(t, sliceDecoder(t))
	case reflect.Map:
		return once(t, mapDecoder(t))
	case reflect.Struct:
		return structDecoder(t)
	}
	return func(*decoding, ref, reflect.Value) error { return fmt.Errorf("a book holds no %v", t) }
}

var kinds int // types of which equal values are made once
var kindsLock sync.Mutex

// once decodes equal values once, if nothing in them can be told from what equals
// it. Where two goroutines meet one at the same time, both make it.
func once(t reflect.Type, decode decoder) decoder {
	if !onlyValues(t) {
		return decode
	}
	kindsLock.Lock()
	as := kinds
	kinds++
	kindsLock.Unlock()
	return func(d *decoding, v ref, into reflect.Value) error {
		if v.kind() < listKind {
			return decode(d, v, into)
		}
		at := &d.made(as)[v.number()]
		if known := atomic.LoadPointer(at); known != nil {
			into.Set(reflect.NewAt(t, known).Elem())
			return nil
		}
		known := reflect.New(t)
		if err := decode(d, v, known.Elem()); err != nil {
			return err
		}
		into.Set(known.Elem())
		atomic.StorePointer(at, known.UnsafePointer())
		return nil
	}
}

// alike are the types of which nobody tells one that says the same from another:
// agencies that adopted one manual have the same norms, and hold them once.
var alike = []reflect.Type{
	reflect.TypeFor[book.Norm](), reflect.TypeFor[book.Deadline](), reflect.TypeFor[book.Range](), reflect.TypeFor[book.Source](),
	reflect.TypeFor[int](), reflect.TypeFor[float64](),
}

// onlyValues tells whether a type holds no pointers that are its own.
func onlyValues(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer:
		return slices.Contains(alike, t.Elem()) && onlyValues(t.Elem())
	case reflect.String, reflect.Bool, reflect.Int, reflect.Float64:
		return true
	case reflect.Slice, reflect.Map:
		return onlyValues(t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			if !onlyValues(t.Field(i).Type) {
				return false
			}
		}
		return true
	}
	return false
}

func (d *decoding) wrong(v ref, into reflect.Value) error {
	return fmt.Errorf("%v cannot be read from a value of kind %d", into.Type(), v.kind())
}

func decodeString(d *decoding, v ref, into reflect.Value) error {
	if v.kind() != stringKind {
		return d.wrong(v, into)
	}
	into.SetString(d.text(v))
	return nil
}

func decodeBool(d *decoding, v ref, into reflect.Value) error {
	if v.kind() != boolKind {
		return d.wrong(v, into)
	}
	into.SetBool(d.text(v) == "true")
	return nil
}

func decodeInt(d *decoding, v ref, into reflect.Value) error {
	if v.kind() != intKind {
		return d.wrong(v, into)
	}
	whole, err := strconv.ParseInt(d.text(v), 10, 64)
	if err != nil {
		return d.wrong(v, into)
	}
	into.SetInt(whole)
	return nil
}

func decodeFloat(d *decoding, v ref, into reflect.Value) error {
	if k := v.kind(); k != intKind && k != floatKind {
		return d.wrong(v, into)
	}
	number, err := strconv.ParseFloat(d.text(v), 64)
	if err != nil {
		return d.wrong(v, into)
	}
	into.SetFloat(number)
	return nil
}

func pointerDecoder(elem reflect.Type) decoder {
	decode := later(elem)
	return func(d *decoding, v ref, into reflect.Value) error {
		p := reflect.New(elem)
		into.Set(p)
		return decode(d, v, p.Elem())
	}
}

func sliceDecoder(t reflect.Type) decoder {
	decode := later(t.Elem())
	return func(d *decoding, v ref, into reflect.Value) error {
		if v.kind() != listKind {
			return d.wrong(v, into)
		}
		items := d.inside(v)
		into.Set(reflect.MakeSlice(t, len(items), len(items))) // none is not the same as an empty one
		for i, item := range items {
			if err := decode(d, ref(item), into.Index(i)); err != nil {
				return err
			}
		}
		return nil
	}
}

func mapDecoder(t reflect.Type) decoder {
	decode := later(t.Elem())
	return func(d *decoding, v ref, into reflect.Value) error {
		if v.kind() != structKind {
			return d.wrong(v, into)
		}
		fields := d.inside(v)
		m := reflect.MakeMapWithSize(t, len(fields)/2)
		into.Set(m)
		name, value := reflect.New(t.Key()).Elem(), reflect.New(t.Elem()).Elem()
		for i := 0; i < len(fields); i += 2 {
			value.SetZero()
			if err := decode(d, ref(fields[i+1]), value); err != nil {
				return err
			}
			name.SetString(d.texts[fields[i]])
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
	return func(d *decoding, v ref, into reflect.Value) error {
		if v.kind() != structKind {
			return d.wrong(v, into)
		}
		fields := d.inside(v)
		for i := 0; i < len(fields); i += 2 {
			m, ok := members[d.texts[fields[i]]]
			if !ok {
				return d.wrong(ref(fields[i+1]), into)
			}
			if err := m.decode(d, ref(fields[i+1]), into.FieldByIndex(m.index)); err != nil {
				return err
			}
		}
		return nil
	}
}

func decodeValue(d *decoding, v ref, into reflect.Value) error {
	if v.kind() >= listKind {
		return d.wrong(v, into)
	}
	text := d.text(v)
	switch v.kind() {
	case stringKind, boolKind:
	case intKind, floatKind:
		number, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return d.wrong(v, into)
		}
		text = strconv.FormatFloat(number, 'f', -1, 64)
	default:
		return d.wrong(v, into)
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

func decodeAllowed(d *decoding, v ref, into reflect.Value) error {
	a := into.Addr().Interface().(*book.Allowed)
	switch v.kind() {
	case listKind:
		return decoderOf(reflect.TypeFor[[]book.Value]())(d, v, reflect.ValueOf(&a.Values).Elem())
	case structKind:
		fields := d.inside(v)
		for i := 0; i < len(fields); i += 2 {
			bound := bounds[d.texts[fields[i]]]
			if bound == nil {
				return d.wrong(ref(fields[i+1]), into)
			}
			if err := decodeValue(d, ref(fields[i+1]), reflect.ValueOf(bound(a)).Elem()); err != nil {
				return err
			}
		}
		return nil
	}
	a.Values = make([]book.Value, 1)
	return decodeValue(d, v, reflect.ValueOf(&a.Values[0]).Elem())
}

// alternativesDecoder takes one set of circumstances or a list of them.
func alternativesDecoder() decoder {
	several := sliceDecoder(reflect.TypeFor[book.Alternatives]())
	one := later(reflect.TypeFor[book.Circumstances]())
	return func(d *decoding, v ref, into reflect.Value) error {
		if v.kind() == listKind {
			return several(d, v, into)
		}
		into.Set(reflect.MakeSlice(into.Type(), 1, 1))
		return one(d, v, into.Index(0))
	}
}
