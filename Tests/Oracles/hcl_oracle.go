// What HashiCorp's own parser makes of texts: the other half of hcl_agreement.py, which builds and runs it.
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go build -o /tmp/hcl_oracle Tests/Oracles/hcl_oracle.go
//
//	hcl_oracle config     a JSON array for each text: the errors of hclsyntax.ParseConfig, empty if it takes it
//	hcl_oracle template   the same of hclsyntax.ParseTemplate
//	hcl_oracle format     each text as hclwrite.Format lays it out
//	hcl_oracle time       how fast ParseConfig is, over files that standard input names, a path a line
//
// Texts come on standard input, each as its length in decimal, a line feed, and as many bytes; `format` answers alike.
// Needs golang and golang-github-hashicorp-hcl-v2-dev of Debian.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
)

// finding is one error; lines are 1-based.
type finding struct {
	Line    int    `json:"line"`
	EndLine int    `json:"endLine"`
	Summary string `json:"summary"`
	Detail  string `json:"detail"`
}

var start = hcl.Pos{Byte: 0, Line: 1, Column: 1}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: hcl_oracle config|template|format|time")
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	switch os.Args[1] {
	case "config":
		forEachText(func(text []byte) {
			_, found := hclsyntax.ParseConfig(text, "", start)
			writeFindings(out, found)
		})
	case "template":
		forEachText(func(text []byte) {
			_, found := hclsyntax.ParseTemplate(text, "", start)
			writeFindings(out, found)
		})
	case "format":
		forEachText(func(text []byte) {
			laidOut := hclwrite.Format(text)
			fmt.Fprintf(out, "%d\n", len(laidOut))
			out.Write(laidOut)
		})
	case "time":
		measure(out)
	default:
		log.Fatalf("hcl_oracle: no mode %q", os.Args[1])
	}
}

func forEachText(do func([]byte)) {
	in := bufio.NewReader(os.Stdin)
	for {
		line, err := in.ReadString('\n')
		if err == io.EOF && line == "" {
			return
		}
		size, err := strconv.Atoi(strings.TrimSpace(line))
		if err != nil {
			log.Fatalf("hcl_oracle: %q is no length", line)
		}
		text := make([]byte, size)
		if _, err := io.ReadFull(in, text); err != nil {
			log.Fatalf("hcl_oracle: a text is cut off: %v", err)
		}
		do(text)
	}
}

func writeFindings(out io.Writer, found hcl.Diagnostics) {
	errors := []finding{}
	for _, one := range found {
		if one.Severity != hcl.DiagError {
			continue
		}
		place := finding{Summary: one.Summary, Detail: one.Detail}
		if one.Subject != nil {
			place.Line, place.EndLine = one.Subject.Start.Line, one.Subject.End.Line
		}
		errors = append(errors, place)
	}
	text, err := json.Marshal(errors)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Fprintf(out, "%s\n", text)
}

// measure prints bytes and the seconds of the best round; the files are read before the clock starts.
func measure(out io.Writer) {
	var texts [][]byte
	size := 0
	names := bufio.NewScanner(os.Stdin)
	for names.Scan() {
		text, err := os.ReadFile(names.Text())
		if err != nil {
			log.Fatal(err)
		}
		texts = append(texts, text)
		size += len(text)
	}
	best := time.Hour
	for round := 0; round < 5; round++ {
		began := time.Now()
		for _, text := range texts {
			hclsyntax.ParseConfig(text, "", start)
		}
		if took := time.Since(began); took < best {
			best = took
		}
	}
	fmt.Fprintf(out, "%d files %d bytes %f s\n", len(texts), size, best.Seconds())
}
