package judge

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/bundle"

	"roe.example/checker/book"
	"roe.example/checker/policy"
)

// Bounds on what a bundle may hold once it is unpacked.
const (
	maxUnpacked    = 64 << 20
	maxBundleFile  = 8 << 20
	maxBundleFiles = 2000
)

// Trust is what the signatures of bundles are held to. With keys, every bundle
// must be signed, by one of them and for the scope.
type Trust struct {
	Keys  []*policy.Key `json:"keys"`
	Scope string        `json:"scope"`
}

// unpackBundle makes a set of a bundle, once it is safe, whole and signed as
// it should be.
func unpackBundle(p *policy.Pack, trust Trust) (Set, Faults) {
	set := Set{Dir: p.Name}
	fault := func(err error) Faults {
		return Faults{{Location: book.Location{File: p.Name}, Message: "the bundle cannot be used: " + bundleWords(err)}}
	}
	files, err := unpacked(p.Bundle)
	if err != nil {
		return set, fault(err)
	}
	var syntax ast.Errors
	if err := trust.read(p, files); err != nil && !errors.As(err, &syntax) { // those are found again, all of them
		return set, fault(err)
	}
	if !slices.ContainsFunc(slices.Collect(maps.Keys(files)), func(name string) bool { _, ok := idOf(module{path: name}); return ok }) {
		return set, fault(errors.New("no rule stands in <topic>/<name>/<name>.rego from its top; pack what is in the folder (tar -czf county.tar.gz -C county/policies .), and not the folder itself"))
	}
	var faults Faults
	set.Files = files
	set.Data, faults = readDocuments(p.Name, files)
	return set, faults
}

// unpacked reads what is in a bundle: plain files with plain names, not too
// many and not too large. OPA's own reader passes over what is not plain.
func unpacked(packed []byte) (map[string][]byte, error) {
	zipped, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, errors.New("it is not packed by tar and gzip")
	}
	limited := &io.LimitedReader{R: zipped, N: maxUnpacked + 1}
	files, from := map[string][]byte{}, tar.NewReader(limited)
	for {
		h, err := from.Next()
		switch {
		case limited.N <= 0:
			return nil, fmt.Errorf("unpacked it is larger than %s", megabytes(maxUnpacked))
		case errors.Is(err, io.EOF):
			return files, nil
		case err != nil:
			return nil, errors.New("it is damaged: it does not end where it should, or is no archive of tar")
		}
		name, err := plainName(h)
		if err != nil {
			return nil, err
		}
		if h.Typeflag == tar.TypeDir {
			continue
		}
		_, twice := files[name]
		switch {
		case twice:
			return nil, fmt.Errorf("it holds %s twice", name)
		case h.Size > maxBundleFile:
			return nil, fmt.Errorf("%s is larger than %s", name, megabytes(maxBundleFile))
		case len(files) >= maxBundleFiles:
			return nil, fmt.Errorf("it holds more than %d files", maxBundleFiles)
		}
		if files[name], err = io.ReadAll(from); err != nil && limited.N > 0 {
			return nil, fmt.Errorf("it is damaged at %s", name)
		}
	}
}

// compiled are what bundles may hold for other readers of OPA.
var compiled = []string{"policy.wasm", "plan.json", "plan.pb", "patch.json", ".manifest.pb"}

func plainName(h *tar.Header) (string, error) {
	name := strings.TrimPrefix(h.Name, "/")
	if strings.ContainsFunc(name, unicode.IsControl) || strings.ContainsRune(name, '\\') {
		return "", fmt.Errorf("the name %q in it is no plain name", h.Name)
	}
	switch {
	case h.Typeflag != tar.TypeReg && h.Typeflag != tar.TypeDir:
		return "", fmt.Errorf("%s is a link or a device; a bundle holds plain files", name)
	case slices.Contains(strings.Split(name, "/"), ".."):
		return "", fmt.Errorf("the name %s leads out of it", name)
	case slices.Contains(compiled, path.Base(name)):
		return "", fmt.Errorf("%s in it is compiled, or a patch; roe reads Rego and data.json", name)
	}
	return path.Clean(name), nil
}

// read has OPA's own reader verify the signature and the manifest.
func (t Trust) read(p *policy.Pack, files map[string][]byte) error {
	_, signed := files[".signatures.json"]
	switch {
	case signed && len(t.Keys) == 0:
		return errors.New("it is signed, and nothing says by whom; name the key with --policy-key")
	case !signed && len(t.Keys) > 0:
		return errors.New("it is not signed, and with --policy-key every bundle must be")
	case !signed:
		return t.readWith(p, nil)
	}
	var first error
	for _, config := range t.configs(unread(files)) {
		err := t.readWith(p, config)
		if err == nil || !unverified(err) {
			return err
		}
		if first == nil {
			first = err
		}
	}
	return first
}

// configs are all ways in which one of the keys may have signed. A secret may
// end with the line break of its file, or without.
func (t Trust) configs(unread []string) (out []*bundle.VerificationConfig) {
	for _, key := range t.Keys {
		for _, text := range slices.Compact([]string{key.Text, strings.TrimSpace(key.Text)}) {
			for _, algorithm := range key.Algorithms {
				keys := map[string]*bundle.KeyConfig{"key": {Key: text, Algorithm: algorithm}}
				out = append(out, bundle.NewVerificationConfig(keys, "key", t.Scope, unread))
			}
		}
	}
	return out
}

// unread are files that nobody judges by, such as tests, which "opa sign"
// leaves out: they need no signature.
func unread(files map[string][]byte) (out []string) {
	for name := range files {
		if !isPolicy(name) && !isDocument(name) && path.Base(name) != ".manifest" && !strings.ContainsAny(name, `*?[\`) {
			out = append(out, name)
		}
	}
	return out
}

func (t Trust) readWith(p *policy.Pack, config *bundle.VerificationConfig) error {
	_, err := bundle.NewCustomReader(bundle.NewTarballLoader(bytes.NewReader(p.Bundle))).
		WithBaseDir(p.Name).WithSizeLimitBytes(maxBundleFile).WithCapabilities(capabilities()).WithProcessAnnotations(true).
		WithBundleVerificationConfig(config).Read()
	return err
}

// unverified: another key or algorithm may fit.
func unverified(err error) bool {
	return strings.Contains(err.Error(), "failed to verify JWT signature")
}

// bundleWords says what OPA's reader found, in words that do not need its
// manual.
func bundleWords(err error) string {
	text := err.Error()
	for _, known := range []struct{ part, words string }{
		{"failed to verify JWT signature", "its signature does not fit the key of --policy-key: somebody else signed it, or it was changed"},
		{"scope mismatch", "it is signed for another scope; --policy-scope says which is expected"},
		{"digest mismatch", "a file was changed after it was signed (" + text + ")"},
		{"not included in bundle signature", "a file was added after it was signed (" + text + ")"},
		{"specified in bundle signatures but not found", "a file was taken out after it was signed (" + text + ")"},
		{"JWT", "its signature is not sound (" + text + ")"},
		{"manifest", "its manifest does not fit what is in it (" + text + ")"},
	} {
		if strings.Contains(text, known.part) {
			return known.words
		}
	}
	return text
}
