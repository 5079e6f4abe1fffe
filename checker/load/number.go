package load

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"cuelang.org/go/cue/literal"
)

// maxNumber is how long a number may be written; a longer one is a mistake,
// and reading it could take long.
const maxNumber = 64

// canonicalNumber reads a number as CUE does, 1_000, 0x10 and 1.5K included,
// and writes it in the one form that JSON has for it.
func canonicalNumber(s string, negative bool) (text string, isInt, ok bool) {
	if len(s) > maxNumber {
		return "", false, false
	}
	var info literal.NumInfo
	if err := literal.ParseNum(s, &info); err != nil {
		return "", false, false
	}
	text = info.String()
	if info.IsInt() {
		text, ok = wholeNumber(text)
	} else {
		text, ok = fraction(text)
	}
	if negative && ok {
		text = negate(text)
	}
	return text, info.IsInt(), ok
}

// wholeNumber takes digits, or digits with an exponent: 2E+3 for 2K.
func wholeNumber(s string) (string, bool) {
	if i, ok := new(big.Int).SetString(s, 10); ok {
		return i.String(), true
	}
	r, ok := new(big.Rat).SetString(s)
	if !ok || !r.IsInt() {
		return "", false
	}
	return r.Num().String(), true
}

func fraction(s string) (string, bool) {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return "", false
	}
	return jsonFloat(f), true
}

// jsonFloat is the shortest form, always recognisable as no integer.
func jsonFloat(f float64) string {
	s := strconv.FormatFloat(f, 'g', -1, 64)
	if !strings.ContainsAny(s, ".e") {
		s += ".0"
	}
	return s
}

func negate(s string) string {
	if t, ok := strings.CutPrefix(s, "-"); ok {
		return t
	}
	if strings.Trim(s, "0.") == "" {
		return s
	}
	return "-" + s
}

// trimHashes takes the # off a raw text's quotes.
func trimHashes(s string) string { return strings.TrimLeft(s, "#") }

func itoa(i int) string { return strconv.Itoa(i) }

// number is the value of a number node.
func number(n *node) float64 {
	f, err := strconv.ParseFloat(n.text, 64)
	if err != nil {
		return math.NaN()
	}
	return f
}
