package packed

import (
	"math"
	"reflect"
)

// Unpack reads what Pack wrote into a zero value of the same type.
func Unpack(data string, into any) error {
	r := &reader{rest: data, fields: map[reflect.Type][]int{}}
	r.read(reflect.ValueOf(into).Elem())
	if r.bad || r.rest != "" {
		return errDamaged
	}
	return nil
}

type reader struct {
	rest   string
	bad    bool
	fields map[reflect.Type][]int
}

func (r *reader) fail() { r.bad, r.rest = true, "" }

func (r *reader) number() (n uint64) {
	for i := 0; i < len(r.rest) && i < 10; i++ {
		b := r.rest[i]
		n |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			r.rest = r.rest[i+1:]
			return n
		}
	}
	r.fail()
	return 0
}

func (r *reader) text() string {
	n := r.number()
	if n > uint64(len(r.rest)) {
		r.fail()
		return ""
	}
	s := r.rest[:n]
	r.rest = r.rest[n:]
	return s
}

// length reads how many there are; everything takes a byte at least.
func (r *reader) length() (n int, some bool) {
	m := r.number()
	if m == 0 {
		return 0, false
	}
	if m-1 > uint64(len(r.rest)) {
		r.fail()
		return 0, false
	}
	return int(m - 1), true
}

func (r *reader) read(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(r.text())
	case reflect.Bool:
		v.SetBool(r.number() == 1)
	case reflect.Int:
		n := r.number()
		v.SetInt(int64(n>>1) ^ -int64(n&1))
	case reflect.Float64:
		v.SetFloat(math.Float64frombits(r.number()))
	case reflect.Pointer:
		if r.number() == 1 {
			v.Set(reflect.New(v.Type().Elem()))
			r.read(v.Elem())
		}
	case reflect.Slice:
		r.readList(v)
	case reflect.Map:
		r.readMap(v)
	case reflect.Struct:
		r.readStruct(v)
	default:
		r.fail()
	}
}

func (r *reader) readList(v reflect.Value) {
	n, some := r.length()
	if !some {
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), n, n))
	for i := 0; i < n && !r.bad; i++ {
		r.read(v.Index(i))
	}
}

func (r *reader) readMap(v reflect.Value) {
	n, some := r.length()
	if !some {
		return
	}
	t := v.Type()
	v.Set(reflect.MakeMapWithSize(t, n))
	key, value := reflect.New(t.Key()).Elem(), reflect.New(t.Elem()).Elem()
	for i := 0; i < n && !r.bad; i++ {
		key.SetString(r.text())
		value.SetZero()
		r.read(value)
		v.SetMapIndex(key, value)
	}
}

func (r *reader) readStruct(v reflect.Value) {
	t := v.Type()
	fields, known := r.fields[t]
	if !known {
		fields = exported(t)
		r.fields[t] = fields
	}
	said := r.number()
	if len(fields) < 64 && said>>len(fields) != 0 {
		r.fail()
	}
	for i, f := range fields {
		if said>>i&1 == 1 && !r.bad {
			r.read(v.Field(f))
		}
	}
}
