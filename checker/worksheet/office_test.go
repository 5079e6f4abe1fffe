package worksheet

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"roe.example/checker/outside"
)

// TestLibreOfficeKeepsIt: a worksheet that LibreOffice has saved again says the
// same.
func TestLibreOfficeKeepsIt(t *testing.T) {
	office := outside.Tool(t, "soffice")
	data, _, err := New(Options{From: read(t, "../../agreements/riverton-election-day-repaired")})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	name := filepath.Join(dir, "worksheet.xlsx")
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	again := filepath.Join(dir, "again")
	out, err := exec.CommandContext(t.Context(), office, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", again, name).CombinedOutput()
	saved, readErr := os.ReadFile(filepath.Join(again, "worksheet.xlsx"))
	if readErr != nil {
		if os.Getenv("ROE_REQUIRE_TOOLS") == "" {
			t.Skipf("this soffice does not open workbooks; it needs LibreOffice Calc: %s", out)
		}
		t.Fatalf("%v: %s", err, out)
	}
	before, after := imported(t, Input{"a.xlsx", data}), imported(t, Input{"a.xlsx", saved})
	for i, f := range before.Files {
		if after.Files[i] != f {
			t.Errorf("%s differs:\n%s\n%s", f.Name, f.Text, after.Files[i].Text)
		}
	}
}
