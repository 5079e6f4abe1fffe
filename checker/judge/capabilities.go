package judge

import (
	"slices"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
)

// allowed are the builtins that a rule may call: those whose result depends
// on nothing but their arguments. A name that ends with a dot allows a family.
var allowed = []string{
	"eq", "assign", "equal", "neq", "lt", "lte", "gt", "gte",
	"plus", "minus", "mul", "div", "rem", "abs", "ceil", "floor", "round",
	"and", "or", "union", "intersection",
	"count", "sum", "product", "max", "min", "sort",
	"array.", "object.", "strings.",
	"concat", "contains", "endswith", "format_int", "indexof", "indexof_n", "lower", "replace", "split",
	"sprintf", "startswith", "substring", "trim", "trim_left", "trim_prefix", "trim_right", "trim_space",
	"trim_suffix", "upper", "to_number",
	"is_array", "is_boolean", "is_null", "is_number", "is_object", "is_set", "is_string", "type_name",
	"graph.", "walk", "numbers.range", "numbers.range_step",
	"time.add_date", "time.clock", "time.date", "time.diff", "time.format", "time.parse_duration_ns",
	"time.parse_ns", "time.parse_rfc3339_ns", "time.weekday",
	"internal.member_2", "internal.member_3", "internal.template_string",
}

// capabilities are OPA's own, less every builtin that could look outside of
// the facts, and less regular expressions, which no deadline stops.
var capabilities = sync.OnceValue(func() *ast.Capabilities {
	c := ast.CapabilitiesForThisVersion()
	c.AllowNet = []string{}
	c.Builtins = slices.DeleteFunc(c.Builtins, func(b *ast.Builtin) bool {
		return !slices.ContainsFunc(allowed, func(name string) bool {
			return b.Name == name || strings.HasSuffix(name, ".") && strings.HasPrefix(b.Name, name)
		})
	})
	return c
})
