package main

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"os"

	"github.com/open-policy-agent/opa/v1/bundle"
	"github.com/rogpeppe/go-internal/testscript"
)

// makeBundle packs a folder of rules as OPA does, and signs it if a key is
// given: bundle DIR FILE [KEY ALGORITHM].
func makeBundle(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 && len(args) != 4 {
		ts.Fatalf("usage: bundle DIR FILE [KEY ALGORITHM]")
	}
	loader, err := bundle.NewFSLoader(os.DirFS(ts.MkAbs(args[0])))
	ts.Check(err)
	b, err := bundle.NewCustomReader(loader).Read()
	ts.Check(err)
	if len(args) == 4 {
		ts.Check(b.GenerateSignature(bundle.NewSigningConfig(ts.ReadFile(args[2]), args[3], ""), "key", false))
	}
	f, err := os.Create(ts.MkAbs(args[1]))
	ts.Check(err)
	ts.Check(bundle.NewWriter(f).Write(b))
	ts.Check(f.Close())
}

// makeKeys writes private.pem and public.pem: keys.
func makeKeys(ts *testscript.TestScript, _ bool, _ []string) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	ts.Check(err)
	public, err := x509.MarshalPKIXPublicKey(&key.PublicKey)
	ts.Check(err)
	write := func(name, kind string, data []byte) {
		ts.Check(os.WriteFile(ts.MkAbs(name), pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: data}), 0o600))
	}
	write("private.pem", "RSA PRIVATE KEY", x509.MarshalPKCS1PrivateKey(key))
	write("public.pem", "PUBLIC KEY", public)
}
