package policy

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"os"
	"path/filepath"

	"roe.example/checker/book"
	"roe.example/checker/internal/paths"
)

// Key verifies the signatures of bundles.
type Key struct {
	Name string `json:"name"` // as reports show it
	Text string `json:"text"` // PEM, or a shared secret
	// Algorithms are those that fit the kind of key. What the signature says
	// about itself does not choose among other kinds.
	Algorithms []string `json:"algorithms"`
}

const keyHint = "Name a file with a public key in PEM (BEGIN PUBLIC KEY, RSA or elliptic curve), or with a shared secret."

// ReadKey reads a public key in PEM, or a shared secret.
func ReadKey(file string) (*Key, []book.Diagnostic) {
	abs, err := filepath.Abs(file)
	if err != nil {
		return nil, fault(file, "The path cannot be resolved: "+paths.Reason(err)+".", "")
	}
	k := &Key{Name: paths.Display(abs)}
	data, err := os.ReadFile(abs)
	switch {
	case err != nil:
		return nil, fault(k.Name, "The key cannot be read: "+paths.Reason(err)+".", keyHint)
	case len(bytes.TrimSpace(data)) == 0:
		return nil, fault(k.Name, "The file of the key is empty.", keyHint)
	case len(data) > maxModule:
		return nil, fault(k.Name, "This is too large to be a key.", keyHint)
	}
	k.Text = string(data)
	if !bytes.Contains(data, []byte("-----BEGIN")) {
		k.Algorithms = []string{"HS256", "HS384", "HS512"}
		return k, nil
	}
	block, _ := pem.Decode(data)
	if block == nil {
		return nil, fault(k.Name, "The key is damaged: it is no PEM.", keyHint)
	}
	if bytes.Contains([]byte(block.Type), []byte("PRIVATE")) {
		return nil, fault(k.Name, "This is a private key. Only who signs may have it.", "Name the public key that belongs to it.")
	}
	parsed, err := x509.ParsePKIXPublicKey(block.Bytes)
	if err != nil {
		return nil, fault(k.Name, "The key is damaged, or of a kind that roe does not know.", keyHint)
	}
	switch key := parsed.(type) {
	case *rsa.PublicKey:
		k.Algorithms = []string{"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"}
	case *ecdsa.PublicKey:
		k.Algorithms = []string{map[int]string{256: "ES256", 384: "ES384", 521: "ES512"}[key.Curve.Params().BitSize]}
	}
	if len(k.Algorithms) == 0 || k.Algorithms[0] == "" {
		return nil, fault(k.Name, "The key is of a kind that bundles are not signed with.", keyHint)
	}
	return k, nil
}
