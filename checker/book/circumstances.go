package book

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
)

// Value names a value or word of a dimension. Numbers and booleans are kept
// as they are written: "3", "true".
type Value string

// UnmarshalJSON takes a string, a number or a boolean.
func (v *Value) UnmarshalJSON(data []byte) error {
	var any any
	if err := json.Unmarshal(data, &any); err != nil {
		return err
	}
	switch x := any.(type) {
	case string:
		*v = Value(x)
	case bool:
		*v = Value(strconv.FormatBool(x))
	case float64:
		*v = Value(strconv.FormatFloat(x, 'f', -1, 64))
	default:
		return fmt.Errorf("a value is a word, a number, true or false, not %s", data)
	}
	return nil
}

// Allowed is the set of values that one norm allows for one dimension: either
// a list of values or words, or bounds. An empty bound is open.
type Allowed struct {
	Values                        []Value
	AtLeast, AtMost, Above, Below Value
}

type bounds struct {
	AtLeast Value `json:"atLeast,omitempty"`
	AtMost  Value `json:"atMost,omitempty"`
	Above   Value `json:"above,omitempty"`
	Below   Value `json:"below,omitempty"`
}

// UnmarshalJSON takes a single value, a list of values, or bounds.
func (a *Allowed) UnmarshalJSON(data []byte) error {
	switch firstByte(data) {
	case '[':
		return json.Unmarshal(data, &a.Values)
	case '{':
		var b bounds
		if err := json.Unmarshal(data, &b); err != nil {
			return err
		}
		a.AtLeast, a.AtMost, a.Above, a.Below = b.AtLeast, b.AtMost, b.Above, b.Below
		return nil
	}
	a.Values = make([]Value, 1)
	return json.Unmarshal(data, &a.Values[0])
}

// MarshalJSON writes what UnmarshalJSON reads.
func (a Allowed) MarshalJSON() ([]byte, error) {
	if a.Values != nil {
		return json.Marshal(a.Values)
	}
	return json.Marshal(bounds{a.AtLeast, a.AtMost, a.Above, a.Below})
}

// Circumstances is a set of situations: dimension id to allowed values.
type Circumstances map[string]Allowed

// Alternatives is a union of circumstances; empty means unstated.
type Alternatives []Circumstances

// UnmarshalJSON takes one set of circumstances or a list of them.
func (a *Alternatives) UnmarshalJSON(data []byte) error {
	if firstByte(data) == '[' {
		return json.Unmarshal(data, (*[]Circumstances)(a))
	}
	*a = make(Alternatives, 1)
	return json.Unmarshal(data, &(*a)[0])
}

func firstByte(data []byte) byte {
	data = bytes.TrimLeft(data, " \t\r\n")
	if len(data) == 0 {
		return 0
	}
	return data[0]
}
