package judge

import (
	"encoding/binary"
	"reflect"
	"slices"
	"strings"

	"roe.example/checker/facts"
)

// sight reads what stands at one path of a clash. Behind "[]" it is that of every
// member of a list, "#" is how many these are, and "=" whether it is this text.
type sight struct {
	path  string
	steps []stride
	count bool
	is    bool
	text  string
}

// stride leads to a field, or to each member of a list.
type stride struct {
	field int
	each  bool
}

// seeing finds the way along a path; known is false where clashes have none, and
// for the clash as a whole and its id, which no two clashes share.
func seeing(path string) (s sight, known bool) {
	s.path = path
	at := reflect.TypeFor[facts.Clash]()
	path, s.text, s.is = strings.Cut(path, "=")
	for _, name := range strings.Split(path, ".") {
		name, count := strings.CutSuffix(name, "#")
		name, lists, _ := strings.Cut(name, "[")
		if at.Kind() != reflect.Struct || name == "" {
			return s, false
		}
		field := slices.Index(fieldNames(at), name)
		if field < 0 {
			return s, false
		}
		s.steps, at = append(s.steps, stride{field: field}), at.Field(field).Type
		for range strings.Count(lists, "]") {
			if at.Kind() != reflect.Slice {
				return s, false
			}
			s.steps, at = append(s.steps, stride{each: true}), at.Elem()
		}
		if s.count = count; count && at.Kind() != reflect.Slice {
			return s, false
		}
	}
	return s, path != "id" && (!s.is || at.Kind() == reflect.String)
}

// add adds what stands there to a key. No two different things add the same:
// texts and lists go with their lengths.
func (s sight) add(key []byte, clash reflect.Value) []byte { return s.along(key, clash, s.steps) }

func (s sight) along(key []byte, v reflect.Value, steps []stride) []byte {
	for i, st := range steps {
		if !st.each {
			v = v.Field(st.field)
			continue
		}
		key = binary.AppendUvarint(key, uint64(v.Len()))
		for j := range v.Len() {
			key = s.along(key, v.Index(j), steps[i+1:])
		}
		return key
	}
	if s.is {
		if v.String() == s.text {
			return append(key, 1)
		}
		return append(key, 0)
	}
	if s.count {
		return binary.AppendUvarint(key, uint64(v.Len()))
	}
	return whole(key, v)
}

func whole(key []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.String:
		return append(binary.AppendUvarint(key, uint64(v.Len())), v.String()...)
	case reflect.Bool:
		if v.Bool() {
			return append(key, 1)
		}
		return append(key, 0)
	case reflect.Int:
		return binary.AppendVarint(key, v.Int())
	case reflect.Slice:
		key = binary.AppendUvarint(key, uint64(v.Len()))
		for i := range v.Len() {
			key = whole(key, v.Index(i))
		}
		return key
	case reflect.Struct:
		for i := range v.NumField() {
			key = whole(key, v.Field(i))
		}
		return key
	}
	panic("judge: a clash holds a " + v.Type().String())
}
