package judge

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/bundle"

	"roe.example/checker/policy"
)

// item is one entry of an archive made by hand.
type item struct {
	name, text string
	kind       byte
}

func archive(t *testing.T, items ...item) []byte {
	t.Helper()
	var b bytes.Buffer
	zipped := gzip.NewWriter(&b)
	w := tar.NewWriter(zipped)
	for _, x := range items {
		h := &tar.Header{Name: x.name, Mode: 0o600, Size: int64(len(x.text)), Typeflag: tar.TypeReg}
		if x.kind != 0 {
			h.Typeflag, h.Linkname, h.Size = x.kind, "/etc/passwd", 0
		}
		if err := w.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if h.Size > 0 {
			if _, err := w.Write([]byte(x.text)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := zipped.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

var soundRule = item{name: "force/sample/sample.rego", text: header + body}

// signed packs the sample as OPA does, with a signature by a shared secret.
func signed(t *testing.T, secret string) []byte {
	t.Helper()
	b, err := bundle.NewReader(bytes.NewReader(archive(t, soundRule, item{name: "county/data.json", text: `{"list": [1]}`}))).Read()
	if err != nil {
		t.Fatal(err)
	}
	if err := b.GenerateSignature(bundle.NewSigningConfig(secret, "HS256", ""), "key", false); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := bundle.NewWriter(&out).Write(b); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// again packs a bundle anew after a change to its entries.
func again(t *testing.T, packed []byte, change func([]item) []item) []byte {
	t.Helper()
	files, err := unpacked(packed)
	if err != nil {
		t.Fatal(err)
	}
	var items []item
	for name, data := range files {
		items = append(items, item{name: name, text: string(data)})
	}
	return archive(t, change(items)...)
}

// A bundle that is not safe, whole and signed as it should be is refused, with
// the reason.
func TestBundleRefused(t *testing.T) {
	const secret = "a secret that both sides keep"
	byKey := Trust{Keys: []*policy.Key{{Text: secret, Algorithms: []string{"HS256"}}}}
	good := signed(t, secret)
	without := func(name string) func([]item) []item {
		return func(items []item) (out []item) {
			for _, x := range items {
				if x.name != name {
					out = append(out, x)
				}
			}
			return out
		}
	}
	for name, test := range map[string]struct {
		packed []byte
		trust  Trust
		want   string
	}{
		"no archive":   {[]byte("package x"), Trust{}, "not packed by tar and gzip"},
		"cut off":      {good[:len(good)/2], byKey, "damaged"},
		"link":         {archive(t, soundRule, item{name: "lib/x.rego", kind: tar.TypeSymlink}), Trust{}, "lib/x.rego is a link or a device"},
		"hard link":    {archive(t, soundRule, item{name: "lib/x.rego", kind: tar.TypeLink}), Trust{}, "is a link or a device"},
		"leads out":    {archive(t, soundRule, item{name: "../../x.rego", text: "x"}), Trust{}, "leads out of it"},
		"leads out, /": {archive(t, soundRule, item{name: "/lib/../../x.rego", text: "x"}), Trust{}, "leads out of it"},
		"odd name":     {archive(t, soundRule, item{name: "lib/\x1b[31m.rego", text: "x"}), Trust{}, "no plain name"},
		"twice":        {archive(t, soundRule, soundRule), Trust{}, "holds force/sample/sample.rego twice"},
		"large file":   {archive(t, item{name: "x.rego", text: strings.Repeat(" ", maxBundleFile+1)}), Trust{}, "x.rego is larger than 8 MB"},
		"bomb":         {archive(t, bombs(10)...), Trust{}, "unpacked it is larger than 64 MB"},
		"many files":   {archive(t, many(maxBundleFiles+1)...), Trust{}, "more than 2000 files"},
		"compiled":     {archive(t, soundRule, item{name: "policy.wasm", text: "x"}), Trust{}, "compiled"},
		"patch":        {archive(t, item{name: "patch.json", text: "{}"}), Trust{}, "or a patch"},
		"roots":        {archive(t, soundRule, item{name: ".manifest", text: `{"roots": ["county"]}`}), Trust{}, "its manifest does not fit"},
		"bad manifest": {archive(t, soundRule, item{name: ".manifest", text: `{`}), Trust{}, "its manifest does not fit"},
		"unsigned":     {archive(t, soundRule), byKey, "it is not signed"},
		"no key":       {good, Trust{}, "name the key with --policy-key"},
		"other key":    {good, Trust{Keys: []*policy.Key{{Text: "another", Algorithms: []string{"HS256", "HS512"}}}}, "does not fit the key"},
		"other scope":  {good, Trust{Keys: byKey.Keys, Scope: "county"}, "signed for another scope"},
		"changed rule": {again(t, good, func(items []item) []item {
			return append(without(soundRule.name)(items), item{name: soundRule.name, text: header + "# \n" + body})
		}), byKey, "changed after it was signed"},
		"added rule":    {again(t, good, func(items []item) []item { return append(items, item{name: "lib/more.rego", text: "package county\n"}) }), byKey, "added after it was signed"},
		"removed rule":  {again(t, good, without(soundRule.name)), byKey, "taken out after it was signed"},
		"folder packed": {archive(t, item{name: "county/force/sample/sample.rego", text: header + body}), Trust{}, "pack what is in the folder"},
		"no signature":  {again(t, good, without(".signatures.json")), byKey, "it is not signed"},
		"bad signature": {again(t, good, func(items []item) []item {
			return append(without(".signatures.json")(items), item{name: ".signatures.json", text: `{"signatures": ["x"]}`})
		}), byKey, "its signature is not sound"},
	} {
		t.Run(name, func(t *testing.T) {
			_, faults := Unpack(&policy.Pack{Name: "county.tar.gz", Bundle: test.packed}, test.trust)
			if len(faults) != 1 || !strings.Contains(faults[0].Message, test.want) || faults[0].File != "county.tar.gz" {
				t.Errorf("got %v, want %q", faults, test.want)
			}
		})
	}
}

func bombs(n int) (items []item) {
	for i := range n {
		items = append(items, item{name: strings.Repeat("x", i+1) + ".txt", text: strings.Repeat("\x00", maxBundleFile-1)})
	}
	return items
}

func many(n int) (items []item) {
	for i := range n {
		items = append(items, item{name: strings.Repeat("x", i%60+1) + "/" + strings.Repeat("y", i/60+1)})
	}
	return items
}

// A sound bundle gives its rules and documents, whichever of the keys fits.
func TestBundle(t *testing.T) {
	const secret = "a secret that both sides keep"
	other := &policy.Key{Text: "another", Algorithms: []string{"HS256"}}
	packed := again(t, signed(t, secret), func(items []item) []item {
		return append(items, item{name: "force/sample/sample_test.rego", text: "package x\n"}) // nobody judges by tests
	})
	set, faults := Unpack(&policy.Pack{Name: "county.tar.gz", Bundle: packed},
		Trust{Keys: []*policy.Key{other, {Text: secret, Algorithms: []string{"HS512", "HS256"}}}})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if _, ok := lookUp(set.Data, []string{"county", "list"}); !ok {
		t.Errorf("the documents are %v", set.Data)
	}
	e, err := New(set)
	if err != nil {
		t.Fatal(err)
	}
	if rules := e.Rules(); len(rules) != 1 || rules[0].File != "county.tar.gz/force/sample/sample.rego" {
		t.Errorf("the rules are %+v", rules)
	}
}
