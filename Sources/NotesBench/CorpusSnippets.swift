/// A block of code in a generated note.
struct CorpusSnippet {
  let language: String
  /// Ends in a newline.
  let code: String
}

extension CorpusText {
  /// A block that its checker finds nothing wrong with.
  mutating func snippet() -> CorpusSnippet {
    switch random.below(100) {
    case ..<30: CorpusSnippet(language: "bash", code: shell())
    case ..<44: CorpusSnippet(language: "console", code: session())
    case ..<62: CorpusSnippet(language: "hcl", code: terraform())
    case ..<75: CorpusSnippet(language: "json", code: json())
    case ..<89: CorpusSnippet(language: "yaml", code: yaml())
    case ..<95: CorpusSnippet(language: "dockerfile", code: dockerfile())
    default: CorpusSnippet(language: "ini", code: ini())
    }
  }

  private mutating func shell() -> String {
    let (name, machine) = (service(), host())
    switch random.below(5) {
    case 0:
      return #"""
        #!/usr/bin/env bash
        set -euo pipefail

        limit=${LIMIT:-\#(random.number(in: 50...95))}
        while read -r used mount; do
          if [ "${used%\%}" -gt "$limit" ]; then
            printf '%s is at %s\n' "$mount" "$used" >&2
          fi
        done < <(df --output=pcent,target | tail -n +2)
        ssh \#(machine) 'journalctl --disk-usage'

        """#
    case 1:
      return #"""
        for pod in $(kubectl get pods -n \#(name) -o name); do
          kubectl exec -n \#(name) "$pod" -- cat /etc/resolv.conf |
            grep -c '^nameserver' || echo "$pod has none"
        done
        kubectl rollout restart deployment/\#(name) -n \#(name)
        kubectl rollout status deployment/\#(name) -n \#(name) --timeout=\#(random.number(in: 60...300))s

        """#
    case 2:
      return #"""
        wait_for() {
          local host=$1 port=$2 tries=0
          until nc -z "$host" "$port"; do
            tries=$((tries + 1))
            [ "$tries" -lt \#(random.number(in: 5...30)) ] || return 1
            sleep 2
          done
        }

        wait_for \#(machine) \#(random.number(in: 1024...9000)) && echo "\#(name) is up"

        """#
    case 3:
      return #"""
        cat > /etc/logrotate.d/\#(name) <<'CONFIG'
        /var/log/\#(name)/*.log {
          daily
          rotate \#(random.number(in: 7...60))
          compress
          missingok
        }
        CONFIG
        logrotate --debug /etc/logrotate.d/\#(name)

        """#
    default:
      return #"""
        case "${1:-}" in
          dump)
            pg_dump --format=custom --file="\#(name)-$(date +%F).dump" "$DATABASE"
            ;;
          list) ls -1 ./*.dump ;;
          *)
            echo "usage: $0 dump|list" >&2
            exit 2
            ;;
        esac
        sha256sum ./*.dump > sums-\#(random.hexadecimal(6)).txt

        """#
    }
  }

  private mutating func session() -> String {
    let name = service()
    switch random.below(3) {
    case 0:
      let machine = host()
      return #"""
        $ dig +short \#(machine) A
        \#(address())
        $ curl -sS -o /dev/null -w '%{http_code}\n' https://\#(machine)/health
        \#(random.pick(of: "200|301|502|503"))

        """#
    case 1:
      return #"""
        $ systemctl is-active \#(name)
        failed
        $ journalctl -u \#(name) -n 2 --no-pager
        \#(name)[\#(random.number(in: 300...9000))]: cannot bind \#(address()):\#(random.number(in: 80...9000)): in use
        \#(name)[\#(random.number(in: 300...9000))]: giving up after \#(random.number(in: 2...9)) tries

        """#
    default:
      return #"""
        $ kubectl get pods -n \#(name)
        NAME                          READY   STATUS    RESTARTS   AGE
        \#(name)-\#(random.hexadecimal(9))   1/1     Running   \#(random.below(9))          \#(random.number(in: 1...90))d
        \#(name)-\#(random.hexadecimal(9))   0/1     Pending   0          \#(random.number(in: 1...50))m
        $ kubectl top pods -n \#(name) --sort-by=memory | head -n 3

        """#
    }
  }

  private mutating func terraform() -> String {
    let name = service()
    let identifier = name.replacing("-", with: "_")
    switch random.below(4) {
    case 0:
      return #"""
        resource "aws_route53_record" "\#(identifier)" {
          zone_id = var.zone_id
          name    = "\#(name).${var.domain}"
          type    = "A"
          ttl     = \#(random.number(in: 1...60) * 60)
          records = ["\#(address())"]
        }

        """#
    case 1:
      return #"""
        locals {
          names = [for zone in var.zones : "\#(name)-${zone}"]
          tags = {
            Service = "\#(name)"
            Owner   = "\#(random.pick(of: "platform|data|web|security"))"
          }
        }

        resource "aws_security_group" "\#(identifier)" {
          for_each    = toset(local.names)
          name        = each.value
          description = "Reaches ${each.value}"
          vpc_id      = var.vpc_id
          tags        = merge(local.tags, { Name = each.value })

          ingress {
            protocol    = "tcp"
            from_port   = \#(random.number(in: 1024...9000))
            to_port     = \#(random.number(in: 9001...9999))
            cidr_blocks = ["10.\#(random.below(256)).0.0/16"]
          }
        }

        """#
    case 2:
      return #"""
        variable "retention_days" {
          description = "How long \#(name) keeps what it wrote"
          type        = number
          default     = \#(random.number(in: 7...365))

          validation {
            condition     = var.retention_days >= 1
            error_message = "At least one day."
          }
        }

        output "\#(identifier)_endpoint" {
          value = try(module.\#(identifier).endpoint, null)
        }

        """#
    default:
      return #"""
        module "\#(identifier)" {
          source    = "./modules/service"
          name      = "\#(name)"
          instances = var.is_production ? \#(random.number(in: 3...9)) : 1
          settings = {
            region  = "\#(random.pick(of: "eu-north-1|eu-west-3|us-west-1"))"
            memory  = \#(random.number(in: 1...16) * 512)
            verbose = false
          }
          user_data = <<-EOT
            #!/bin/sh
            echo "service=\#(name)" >> /etc/environment
          EOT
        }

        """#
    }
  }

  private mutating func json() -> String {
    let name = service()
    switch random.below(3) {
    case 0:
      return #"""
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Action": ["s3:GetObject", "s3:ListBucket"],
              "Resource": [
                "arn:aws:s3:::\#(name)-archive",
                "arn:aws:s3:::\#(name)-archive/*"
              ],
              "Condition": { "Bool": { "aws:SecureTransport": "true" } }
            }
          ]
        }

        """#
    case 1:
      return #"""
        {
          "service": "\#(name)",
          "listen": { "host": "\#(address())", "port": \#(random.number(in: 1024...9000)) },
          "retries": \#(random.number(in: 1...9)),
          "timeout": \#(random.number(in: 1...30)).5,
          "peers": ["\#(host())", "\#(host())"],
          "features": { "tracing": true, "compression": null }
        }

        """#
    default:
      return #"""
        [
          { "id": \#(random.number(in: 1...9000)), "name": "\#(name)", "state": "ready" },
          { "id": \#(random.number(in: 1...9000)), "name": "\#(service())", "state": "waiting" },
          { "id": \#(random.number(in: 1...9000)), "digest": "\#(random.hexadecimal(24))" }
        ]

        """#
    }
  }

  private mutating func yaml() -> String {
    let name = service()
    switch random.below(3) {
    case 0:
      return #"""
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: \#(name)
          labels:
            app: \#(name)
        spec:
          replicas: \#(random.number(in: 1...9))
          selector:
            matchLabels:
              app: \#(name)
          template:
            metadata:
              labels:
                app: \#(name)
            spec:
              containers:
                - name: main
                  image: registry.example/\#(name):\#(random.number(in: 1...9)).\#(random.below(30)).0
                  ports:
                    - containerPort: \#(random.number(in: 1024...9000))
                  resources:
                    limits:
                      memory: \#(random.number(in: 1...16) * 64)Mi

        """#
    case 1:
      return #"""
        groups:
          - name: \#(name)
            rules:
              - alert: QueueTooLong
                expr: sum(rate(\#(name.replacing("-", with: "_"))_errors_total[5m])) > \#(random.number(in: 1...90))
                for: \#(random.number(in: 5...30))m
                labels:
                  severity: page
                annotations:
                  summary: "\#(name) does not keep up"

        """#
    default:
      return #"""
        inventory:
          hosts:
            - name: \#(host())
              address: \#(address())
            - name: \#(host())
              address: \#(address())
          settings: &settings
            retries: \#(random.number(in: 1...9))
            window: "0\#(random.number(in: 1...5)):30"
        \#(name):
          settings: *settings
          note: >-
            Two hosts are enough
            for as long as nobody is ill.

        """#
    }
  }

  private mutating func dockerfile() -> String {
    let name = service()
    return #"""
      FROM golang:1.\#(random.number(in: 18...23))-bookworm AS build
      WORKDIR /src
      COPY go.mod go.sum ./
      RUN go mod download
      COPY . .
      RUN CGO_ENABLED=0 go build -trimpath -o /out/\#(name) ./cmd/\#(name)

      FROM debian:bookworm-slim
      COPY --from=build /out/\#(name) /usr/local/bin/\#(name)
      USER 10001
      EXPOSE \#(random.number(in: 1024...9000))
      ENTRYPOINT ["/usr/local/bin/\#(name)"]

      """#
  }

  private mutating func ini() -> String {
    let name = service()
    return #"""
      [server]
      host = \#(host())
      port = \#(random.number(in: 1024...9000))
      ; seconds
      timeout = \#(random.number(in: 5...90))

      [\#(name)]
      enabled = true
      path = /srv/\#(name)/data

      """#
  }
}
